import { richMenuRoutes, type MenuDocument } from '@tomoshibi/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';

export const menuKey = (deskId: string) => ['desk', deskId, 'menu'] as const;
export const PENDING_MENUS_KEY = ['pending-menus'] as const;

export const menuQuery = (deskId: string) =>
  queryOptions({
    queryKey: menuKey(deskId),
    queryFn: () => call(richMenuRoutes.getMenu, { params: { deskId } }),
  });

/** The pictures of a menu, whether it is stored or not. */
export const menuPicturesQuery = (deskId: string, document: MenuDocument) =>
  queryOptions({
    queryKey: ['menu-pictures', deskId, document],
    queryFn: () => call(richMenuRoutes.previewMenu, { params: { deskId }, body: { document } }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

/** An officer's page is not on the live stream, so it asks again by itself. */
export const pendingMenusQuery = queryOptions({
  queryKey: PENDING_MENUS_KEY,
  queryFn: async () => (await call(richMenuRoutes.listPendingMenus)).pending,
  refetchInterval: 60_000,
});
