import type { DeskRight, Me } from '@tomoshibi/contract';
import { hasDeskRight } from '../../lib/session.ts';

/** The pages of a desk, in the order of its navigation; the names are the ends of their addresses. */
const PARTS = [
  'overview',
  'hours',
  'rules',
  'people',
  'notices',
  'flow',
  'menu',
  'surveys',
  'keywords',
  'sending',
  'materials',
  'figures',
] as const;
export type DeskPart = (typeof PARTS)[number];

const NEEDED: Partial<Record<DeskPart, readonly DeskRight[]>> = {
  surveys: ['notice.edit', 'notice.approve', 'figures.read'],
  keywords: ['alert.manage'],
  sending: ['figures.read', 'desk.manage'],
  materials: ['material.read'],
  figures: ['figures.read'],
};

/** An officer of the authority, who reads figures and approves texts, has nothing to do with how the staff work. */
export function isOfficerOnly(me: Me, deskId: string): boolean {
  const role = me.desks.find((desk) => desk.deskId === deskId)?.role;
  return role === 'officer' && me.operatorRoles.length === 0;
}

/** The pages of a desk that a member of staff can use. */
export function partsFor(me: Me, deskId: string): readonly DeskPart[] {
  return PARTS.filter((part) => {
    if (part === 'people') return !isOfficerOnly(me, deskId);
    return NEEDED[part]?.some((right) => hasDeskRight(me, deskId, right)) ?? true;
  });
}

/** The page an address belongs to: a text of its own belongs to the texts, the guide to the overview. */
export function partAt(pathname: string): DeskPart {
  const end = pathname.split('/')[4];
  return PARTS.find((part) => part === end) ?? 'overview';
}
