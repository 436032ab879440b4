import { isPageKind, languageOf, parsePageText, renderNotice, type TextKind } from '@tomoshibi/contract';
import { InlineParts } from '../../shared/texts/inline-parts.tsx';
import { previewParts, previewValues } from '../../shared/texts/preview-values.ts';
import css from './notices.module.css';

interface PreviewProps {
  readonly kind: TextKind;
  readonly form: string;
  readonly body: string;
  readonly values: Readonly<Record<string, string>> | undefined;
}

function PagePreview({ form, body, values }: PreviewProps) {
  return (
    <div className={css['sheet']} lang={languageOf(form)}>
      {parsePageText(renderNotice(body, previewValues(values))).map((block, index) => {
        if (block.type === 'heading')
          return (
            <p key={index} className={css['heading']}>
              <InlineParts parts={block.text} />
            </p>
          );
        if (block.type === 'paragraph')
          return (
            <p key={index}>
              <InlineParts parts={block.text} />
            </p>
          );
        const List = block.ordered ? 'ol' : 'ul';
        return (
          <List key={index}>
            {block.items.map((item, place) => (
              <li key={place}>
                <InlineParts parts={item} />
              </li>
            ))}
          </List>
        );
      })}
    </div>
  );
}

/** A text as it will be seen: a bubble in LINE, or a page. */
export function Preview(props: PreviewProps) {
  if (isPageKind(props.kind)) return <PagePreview {...props} />;
  return (
    <div className={css['phone']}>
      <p className={css['bubble']} lang={languageOf(props.form)} data-testid="notice-preview">
        {previewParts(props.body, previewValues(props.values)).map((part, index) =>
          part.filled ? <mark key={index}>{part.text}</mark> : part.text,
        )}
      </p>
    </div>
  );
}
