import { parsePageText, type Inline } from '@tomoshibi/contract';

/** Words with their readings, as a page shows them; what would be a link is only underlined. */
export function InlineParts({ parts }: { readonly parts: readonly Inline[] }) {
  return parts.map((part, index) => {
    if (part.type === 'text') return part.text;
    if (part.type === 'break') return <br key={index} />;
    if (part.type === 'ruby')
      return (
        <ruby key={index}>
          {part.base}
          <rp>(</rp>
          <rt>{part.reading}</rt>
          <rp>)</rp>
        </ruby>
      );
    return (
      <u key={index}>
        <InlineParts parts={part.text} />
      </u>
    );
  });
}

/** A few words, such as a question or the name of an answer. */
export function RubyWords({ text }: { readonly text: string }) {
  const [block, more] = parsePageText(text);
  return block?.type === 'paragraph' && !more ? <InlineParts parts={block.text} /> : text;
}
