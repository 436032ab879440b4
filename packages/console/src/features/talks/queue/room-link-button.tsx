import { roomRoutes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { call } from '../../../lib/api/call.ts';
import { hasDeskRight, useMe } from '../../../lib/session.ts';

const RoomLinkDialog = lazy(async () => ({
  default: (await import('../../../shared/rooms/room-link-dialog.tsx')).RoomLinkDialog,
}));

/** At a desk with a secure room: a link for somebody without LINE. */
export function RoomLinkButton({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const [linking, setLinking] = useState(false);
  const may = hasDeskRight(me, deskId, 'talk.reply');
  const { data } = useQuery({
    queryKey: ['desk', deskId, 'queue', 'room'],
    queryFn: () => call(roomRoutes.getRoom, { params: { deskId } }),
    enabled: may,
  });
  if (!may || !data || data.talks === 'line') return null;
  return (
    <>
      <Button size="small" onClick={() => setLinking(true)} data-testid="room-link-new">
        {t('rooms.make')}
      </Button>
      {linking && (
        <Suspense>
          <RoomLinkDialog of={{ deskId }} onClose={() => setLinking(false)} />
        </Suspense>
      )}
    </>
  );
}
