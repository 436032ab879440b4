import { talkRoutes, type ConsultationDetail } from '@tomoshibi/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { call } from '../../../lib/api/call.ts';
import { failureText } from '../../../lib/field-faults.ts';
import { dateTime } from '../../../lib/time/format.ts';
import { consultationQuery } from '../use-consultation.ts';
import css from './person.module.css';

/** Notes for colleagues. They have their own field, far from the composer, so that none is ever sent by mistake. */
export function Notes({ detail }: { readonly detail: ConsultationDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const { consultation, abilities, notes } = detail;
  const add = useMutation({
    mutationFn: () =>
      call(talkRoutes.addNote, { params: { consultationId: consultation.id }, body: { text } }),
    onSuccess: (note) => {
      setText('');
      client.setQueryData(consultationQuery(consultation.id).queryKey, (known) =>
        known && !known.notes.some((one) => one.id === note.id)
          ? { ...known, notes: [...known.notes, note] }
          : known,
      );
    },
  });
  const failure = failureText(add.error, t);
  return (
    <section>
      <h3>
        {t('talk.person.notes')} <span>{t('talk.person.notesOnly')}</span>
      </h3>
      {notes.length === 0 && <p className={css['quiet']}>{t('talk.person.notesNone')}</p>}
      <ul className={css['notes']}>
        {notes.map((note) => (
          <li key={note.id} data-testid="note">
            <p>{note.text}</p>
            <footer>
              {note.author.name} · <time dateTime={note.createdAt}>{dateTime(note.createdAt, language)}</time>
            </footer>
          </li>
        ))}
      </ul>
      {abilities.note && (
        <form
          className={css['write']}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') add.mutate();
          }}
        >
          <textarea
            aria-label={`${t('talk.person.noteLabel')} (${t('talk.person.notePlaceholder')})`}
            placeholder={t('talk.person.notePlaceholder')}
            value={text}
            maxLength={5000}
            rows={2}
            onChange={(event) => setText(event.currentTarget.value)}
            data-testid="note-input"
            data-note-input
          />
          {failure && <p role="alert">{failure}</p>}
          <Button
            type="submit"
            size="small"
            busy={add.isPending}
            disabled={text.trim() === ''}
            data-testid="note-add"
          >
            {t('talk.person.noteAdd')}
          </Button>
        </form>
      )}
    </section>
  );
}
