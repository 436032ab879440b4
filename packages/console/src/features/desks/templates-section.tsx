import { deskRoutes, type Template } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { call } from '../../lib/api/call.ts';
import { templatesQuery } from '../../lib/desk-queries.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { TemplateDialog } from './template-dialog.tsx';
import css from './desks.module.css';

interface TemplatesSectionProps {
  readonly deskId: string;
  readonly editable: boolean;
}

export function TemplatesSection({ deskId, editable }: TemplatesSectionProps) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const [editing, setEditing] = useState<Template | 'new' | null>(null);
  const [removing, setRemoving] = useState<Template | null>(null);
  const templates = useQuery(templatesQuery(deskId));
  const remove = useVerb({
    run: (templateId: string) => call(deskRoutes.deleteTemplate, { params: { deskId, templateId } }),
    refresh: [['templates', deskId]],
    onDone: () => setRemoving(null),
  });
  const last = templates.data?.at(-1)?.position ?? -1;
  return (
    <Section
      title={t('admin.desks.templates')}
      lead={t('admin.desks.templatesLead')}
      action={
        editable && (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('admin.desks.templateAdd')}
          </Button>
        )
      }
    >
      <Loaded query={templates} {...load}>
        {(data) =>
          data.length === 0 ? (
            <Empty title={t('admin.desks.templatesNone')} icon="note" />
          ) : (
            <ul className={css['list']}>
              {data.map((template) => (
                <li key={template.templateId}>
                  <div>
                    <strong>{template.title}</strong>
                    <p>{template.text}</p>
                  </div>
                  {editable && (
                    <div className={css['acts']}>
                      <Button
                        size="small"
                        aria-label={`${t('common.action.edit')}: ${template.title}`}
                        onClick={() => setEditing(template)}
                      >
                        {t('common.action.edit')}
                      </Button>
                      <Button
                        size="small"
                        look="quiet"
                        aria-label={`${t('common.action.remove')}: ${template.title}`}
                        onClick={() => setRemoving(template)}
                      >
                        {t('common.action.remove')}
                      </Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing && (
        <TemplateDialog
          deskId={deskId}
          template={editing === 'new' ? null : editing}
          nextPosition={last + 1}
          onClose={() => setEditing(null)}
        />
      )}
      <ConfirmDialog
        opened={removing !== null}
        title={t('admin.desks.templateRemove')}
        lead={removing?.title ?? ''}
        confirmLabel={t('common.action.remove')}
        cancelLabel={t('common.action.cancel')}
        busy={remove.isPending}
        onConfirm={() => removing && remove.mutate(removing.templateId)}
        onClose={() => setRemoving(null)}
      />
    </Section>
  );
}
