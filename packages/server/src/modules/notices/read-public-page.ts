import { formFor, PAGE_KINDS, renderNotice, sortForms, type PageKind } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import { readDesk } from '../desks/index.ts';
import { hoursText, loadHours, type HoursLanguage } from '../hours/index.ts';
import { findPublicDesk } from './desk-pages-store.ts';
import type { PublicPage } from './page-html.ts';
import { PUBLIC_ID } from './public-id.ts';
import { selectInForce } from '../text-versions/index.ts';
import { deskTextValues } from './text-values.ts';

const day = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'long' });
const englishDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', dateStyle: 'long' });

function hoursLanguage(form: string): HoursLanguage {
  if (form === 'standard') return 'ja';
  return form === 'easy' || form === 'furigana' ? 'easy' : 'en';
}

/** A published page by its public address; null when there is none, whatever the reason. */
export async function readPublicPage(
  context: Pick<Context, 'db' | 'clock' | 'publicUrl'>,
  address: { readonly publicId: string; readonly kind: PageKind | null; readonly form: string },
): Promise<PublicPage | null> {
  const { publicId, kind } = address;
  if (!PUBLIC_ID.test(publicId)) return null;
  const owner = await findPublicDesk(context.db, publicId);
  if (!owner) return null;
  return context.db.tenant(owner.operatorId, async (tx) => {
    const rows = (await selectInForce(tx, owner.deskId, PAGE_KINDS)).filter((row) => !row.turned_off);
    const row = rows.find((one) => one.kind === kind);
    if (rows.length === 0 || (kind !== null && !row)) return null;
    const available = row ? Object.keys(row.bodies) : rows.flatMap((one) => Object.keys(one.bodies));
    const form = formFor(available, address.form);
    const values = await deskTextValues(tx, context, owner.deskId);
    const hours = await loadHours(tx, owner.deskId);
    const intake = hours ? { intake_hours: hoursText(hours, hoursLanguage(form)) } : {};
    const desk = await readDesk(tx, context, owner.deskId);
    const since = row?.in_force_from ?? null;
    return {
      publicId,
      deskName: desk.name,
      authorityName: desk.authority.name,
      kind,
      published: PAGE_KINDS.filter((one) => rows.some((each) => each.kind === one)),
      form,
      forms: sortForms([...new Set(available)]),
      body: row ? renderNotice(row.bodies[form] ?? '', { ...values(form), ...intake }) : null,
      since: since && (form === 'en' ? englishDay : day).format(since),
    };
  });
}
