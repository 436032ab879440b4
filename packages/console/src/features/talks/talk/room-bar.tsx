import { roomRoutes, type RoomState } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { call } from '../../../lib/api/call.ts';
import { clockTime, type Language } from '../../../lib/time/format.ts';
import css from './room-bar.module.css';

const RoomLinkDialog = lazy(async () => ({
  default: (await import('../../../shared/rooms/room-link-dialog.tsx')).RoomLinkDialog,
}));

/** Often enough to see that somebody came in while one waits for them. */
const LOOK_MS = 15_000;

function stateWords(
  { open, seenAt, linkSentAt, toldAt, hasLine }: RoomState,
  language: Language,
  t: TFunction,
) {
  const seen = open
    ? t('rooms.open')
    : seenAt
      ? t('rooms.seen', { time: clockTime(seenAt, language) })
      : t('rooms.never');
  const told =
    toldAt && (!seenAt || toldAt > seenAt)
      ? t('rooms.told', { time: clockTime(toldAt, language) })
      : linkSentAt && !seenAt
        ? t('rooms.linkSent', { time: clockTime(linkSentAt, language) })
        : null;
  return [seen, told, hasLine ? null : t('rooms.noLine')].filter((part) => part !== null);
}

/** Says of a talk in the secure room whether the person is there, and makes them a new link. */
export function RoomBar({ consultationId, canLink }: { consultationId: string; canLink: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [linking, setLinking] = useState(false);
  const { data } = useQuery({
    queryKey: ['consultation', consultationId, 'room'],
    queryFn: () => call(roomRoutes.getRoomState, { params: { consultationId } }),
    refetchInterval: LOOK_MS,
  });
  return (
    <div className={css['bar']} data-testid="room-bar" data-open={data?.open}>
      <p>
        <strong>{t('rooms.bar')}</strong>
        {data && <span>{stateWords(data, language, t).join(' · ')}</span>}
      </p>
      {canLink && (
        <Button size="small" onClick={() => setLinking(true)} data-testid="room-link-open">
          {t('rooms.makeFor')}
        </Button>
      )}
      {linking && (
        <Suspense>
          <RoomLinkDialog of={{ consultationId }} onClose={() => setLinking(false)} />
        </Suspense>
      )}
    </div>
  );
}
