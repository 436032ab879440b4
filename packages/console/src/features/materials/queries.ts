import { materialRoutes, type MaterialForm, type MaterialKind } from '@tomoshibi/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';

/** The keys begin as the stream's notices of changes do, so that lists renew themselves. */
const root = (deskId: string) => ['desk', deskId, 'materials'] as const;

export const materialsQuery = (deskId: string) =>
  queryOptions({
    queryKey: [...root(deskId), 'all'],
    queryFn: () => call(materialRoutes.getMaterials, { params: { deskId } }),
  });

export const figuresQuery = (deskId: string, month: string) =>
  queryOptions({
    queryKey: [...root(deskId), 'figures', month],
    queryFn: () => call(materialRoutes.getMaterialFigures, { params: { deskId }, query: { month } }),
    placeholderData: keepPreviousData,
  });

export interface PaperChoice {
  readonly kind: MaterialKind;
  readonly form: MaterialForm;
  readonly placeId: string | null;
}

export const previewQuery = (deskId: string, { kind, form, placeId }: PaperChoice) =>
  queryOptions({
    queryKey: [...root(deskId), 'preview', kind, form, placeId],
    queryFn: () =>
      call(materialRoutes.previewMaterial, {
        params: { deskId, kind },
        query: { form, ...(placeId === null ? {} : { placeId }) },
      }),
    placeholderData: keepPreviousData,
  });

/** Where the browser fetches a file itself, with the session it has. */
export function fileAddress(
  deskId: string,
  file: string,
  { form, placeId }: Pick<PaperChoice, 'form' | 'placeId'>,
): string {
  const query = new URLSearchParams({ form, ...(placeId === null ? {} : { placeId }) });
  return `/api/v1/desks/${deskId}/materials/files/${file}?${query.toString()}`;
}
