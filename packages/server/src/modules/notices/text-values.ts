import type { TextValues } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { readDesk } from '../desks/index.ts';
import { hotlineLines, selectDeskHotlines } from '../hotlines/index.ts';
import { selectInForce } from '../text-versions/index.ts';
import { selectPublicId } from './desk-pages-store.ts';

/** Addresses of the pages that are published. */
export async function pageUrls(
  tx: OperatorTx,
  publicUrl: string,
  deskId: string,
): Promise<{ policy: string | null; privacy: string | null }> {
  const publicId = await selectPublicId(tx, deskId);
  const published = await selectInForce(tx, deskId, ['policy', 'privacy']);
  const url = (kind: 'policy' | 'privacy') =>
    publicId !== null && published.some((row) => row.kind === kind && !row.turned_off)
      ? `${publicUrl}/d/${publicId}/${kind}`
      : null;
  return { policy: url('policy'), privacy: url('privacy') };
}

/**
 * Values every text of a desk may use: names, phone lines in the words of the form, addresses of the pages in that
 * form. Hours, places in line and counselors come from those who know them.
 */
export async function deskTextValues(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'publicUrl'>,
  deskId: string,
): Promise<(form: string) => TextValues> {
  const desk = await readDesk(tx, context, deskId);
  const lines = await selectDeskHotlines(tx, deskId);
  const pages = await pageUrls(tx, context.publicUrl, deskId);
  return (form) => {
    const inForm = (url: string | null) =>
      url === null || form === 'standard' ? url : `${url}?form=${encodeURIComponent(form)}`;
    const policy = inForm(pages.policy);
    const privacy = inForm(pages.privacy);
    return {
      desk_name: desk.name,
      authority_name: desk.authority.name,
      ...(lines.length > 0 ? { phone: hotlineLines(lines, form) } : {}),
      ...(policy === null ? {} : { policy_page: policy }),
      ...(privacy === null ? {} : { privacy_page: privacy }),
    };
  };
}
