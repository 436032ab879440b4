import { Checkbox } from '@mantine/core';
import { hotlineRoutes, type Hotline } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { textsKey } from './notice-queries.ts';
import css from './notices.module.css';

const wordsOf = ({ names, number }: Hotline) => `${names['standard'] ?? ''} ${number}`;

/** The phone lines a desk names in its texts. */
export function DeskHotlines({ deskId, editable }: { readonly deskId: string; readonly editable: boolean }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const [choosing, setChoosing] = useState(false);
  const chosen = useQuery({
    queryKey: [...textsKey(deskId), 'hotlines'],
    queryFn: async () => (await call(hotlineRoutes.getDeskHotlines, { params: { deskId } })).hotlines,
  });
  const stale = chosen.data?.filter(({ freshness }) => freshness !== 'fresh').length ?? 0;
  return (
    <Section
      title={t('notices.hotlines.desk')}
      lead={t('notices.hotlines.deskLead')}
      action={
        editable && (
          <Button size="small" onClick={() => setChoosing(true)} data-testid="choose-hotlines">
            {t('notices.hotlines.choose')}
          </Button>
        )
      }
    >
      {stale > 0 && (
        <Notice tone="lamp" icon="alert">
          {t('notices.hotlines.stale', { n: stale })}
        </Notice>
      )}
      <Loaded query={chosen} {...load}>
        {(data) =>
          data.length === 0 ? (
            <Notice tone="lamp" icon="alert">
              {t('notices.hotlines.deskNone')}
            </Notice>
          ) : (
            <ol className={css['lines']}>
              {data.map((line) => (
                <li key={line.hotlineId}>
                  {wordsOf(line)}
                  {line.freshness !== 'fresh' && (
                    <Tag tone="lamp">{t(`notices.hotlines.freshness.${line.freshness}`)}</Tag>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
      <p>
        <Link to="/settings/hotlines" className={css['back']}>
          {t('notices.hotlines.title')}
        </Link>
      </p>
      {choosing && chosen.data && (
        <ChooseDialog deskId={deskId} chosen={chosen.data} onClose={() => setChoosing(false)} />
      )}
    </Section>
  );
}

function ChooseDialog(props: {
  readonly deskId: string;
  readonly chosen: readonly Hotline[];
  readonly onClose: () => void;
}) {
  const { deskId, chosen, onClose } = props;
  const { t } = useTranslation();
  const load = useLoadWords();
  const [ids, setIds] = useState(chosen.map(({ hotlineId }) => hotlineId));
  const all = useQuery({ queryKey: ['hotlines'], queryFn: () => call(hotlineRoutes.listHotlines) });
  const save = useVerb({
    run: () => call(hotlineRoutes.chooseDeskHotlines, { params: { deskId }, body: { hotlineIds: ids } }),
    refresh: [textsKey(deskId)],
    onDone: () => {
      tell(t('common.state.saved'));
      onClose();
    },
  });
  const raise = (id: string, by: -1 | 1) => {
    const at = ids.indexOf(id);
    const other = ids[at + by];
    if (other === undefined) return;
    setIds(ids.map((one) => (one === id ? other : one === other ? id : one)));
  };
  const order = (line: Hotline) => (ids.includes(line.hotlineId) ? ids.indexOf(line.hotlineId) : 999);
  return (
    <Dialog
      wide
      opened
      onClose={onClose}
      title={t('notices.hotlines.desk')}
      closeLabel={t('common.action.close')}
    >
      <FormStack onSubmit={() => save.mutate(undefined)}>
        <Loaded query={all} {...load}>
          {({ hotlines }) => (
            <ul className={css['lines']}>
              {hotlines
                .filter(({ active }) => active)
                .toSorted((one, other) => order(one) - order(other))
                .map((line) => {
                  const { hotlineId: id } = line;
                  const on = ids.includes(id);
                  return (
                    <li key={id}>
                      <Checkbox
                        label={wordsOf(line)}
                        checked={on}
                        disabled={line.freshness === 'unchecked'}
                        description={
                          line.freshness === 'fresh'
                            ? undefined
                            : t(`notices.hotlines.freshness.${line.freshness}`)
                        }
                        onChange={() => setIds(on ? ids.filter((one) => one !== id) : [...ids, id])}
                      />
                      {on && (
                        <span className={css['acts']}>
                          <Button
                            size="small"
                            look="quiet"
                            aria-label={t('notices.hotlines.up', { name: wordsOf(line) })}
                            onClick={() => raise(id, -1)}
                          >
                            ↑
                          </Button>
                          <Button
                            size="small"
                            look="quiet"
                            aria-label={t('notices.hotlines.down', { name: wordsOf(line) })}
                            onClick={() => raise(id, 1)}
                          >
                            ↓
                          </Button>
                        </span>
                      )}
                    </li>
                  );
                })}
            </ul>
          )}
        </Loaded>
        <DialogEnd
          failure={failureText(save.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('notices.hotlines.save')}
          busy={save.isPending}
        />
      </FormStack>
    </Dialog>
  );
}
