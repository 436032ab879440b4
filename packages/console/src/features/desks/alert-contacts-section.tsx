import { alertRoutes, type AlertContact } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { alertsKey } from '../../lib/alerts/alert-queries.ts';
import { call } from '../../lib/api/call.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { AlertContactDialog } from './alert-contact-dialog.tsx';
import css from './desks.module.css';

export function AlertContactsSection({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const [editing, setEditing] = useState<AlertContact | 'new' | null>(null);
  const [removing, setRemoving] = useState<AlertContact | null>(null);
  const contacts = useQuery({
    queryKey: [...alertsKey(deskId), 'contacts'],
    queryFn: async () => (await call(alertRoutes.listAlertContacts, { params: { deskId } })).contacts,
  });
  const remove = useVerb({
    run: (contactId: string) => call(alertRoutes.deleteAlertContact, { params: { deskId, contactId } }),
    refresh: [alertsKey(deskId)],
    onDone: () => setRemoving(null),
  });
  const last = contacts.data?.at(-1)?.position ?? -1;
  return (
    <Section
      title={t('alerts.contacts.title')}
      lead={t('alerts.contacts.lead')}
      action={
        <Button size="small" onClick={() => setEditing('new')} data-testid="alert-contact-add">
          {t('alerts.contacts.add')}
        </Button>
      }
    >
      <Loaded query={contacts} {...load}>
        {(data) =>
          data.length === 0 ? (
            <Notice tone="lamp" icon="alert">
              {t('alerts.contacts.none')}
            </Notice>
          ) : (
            <ol className={css['list']}>
              {data.map((contact) => (
                <li key={contact.contactId}>
                  <div>
                    <strong>{contact.name}</strong>
                    <p>{contact.email}</p>
                  </div>
                  <div className={css['acts']}>
                    <Button
                      size="small"
                      aria-label={`${t('common.action.edit')}: ${contact.name}`}
                      onClick={() => setEditing(contact)}
                    >
                      {t('common.action.edit')}
                    </Button>
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={`${t('common.action.remove')}: ${contact.name}`}
                      onClick={() => setRemoving(contact)}
                    >
                      {t('common.action.remove')}
                    </Button>
                  </div>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
      {editing && (
        <AlertContactDialog
          deskId={deskId}
          contact={editing === 'new' ? null : editing}
          nextPosition={last + 1}
          onClose={() => setEditing(null)}
        />
      )}
      <ConfirmDialog
        opened={removing !== null}
        title={t('alerts.contacts.remove')}
        lead={removing?.name ?? ''}
        confirmLabel={t('common.action.remove')}
        cancelLabel={t('common.action.cancel')}
        busy={remove.isPending}
        onConfirm={() => removing && remove.mutate(removing.contactId)}
        onClose={() => setRemoving(null)}
      />
    </Section>
  );
}
