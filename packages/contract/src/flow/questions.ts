import type { FlowNode, FlowOption, FlowRegion } from './document.ts';
import type { FlowState, FlowWorld } from './state.ts';

export type QuestionNode = Extract<FlowNode, { type: 'choice' | 'input' | 'number' | 'date' | 'region' }>;

export function isQuestion(node: FlowNode): node is QuestionNode {
  return 'key' in node && 'skip' in node;
}

/** Regions of one page; the way to the others and to the groups needs room beside them. */
export const REGIONS_A_PAGE = 9;

export const groupsOf = (regions: readonly FlowRegion[]): string[] => [
  ...new Set(regions.flatMap(({ group }) => group ?? [])),
];

/** Options that may be chosen now, and those whose desk is closed. */
export function optionsNow(
  options: readonly FlowOption[],
  world: Pick<FlowWorld, 'desk'>,
): { shown: FlowOption[]; closed: FlowOption[] } {
  const isOpen = ({ desk }: FlowOption) => desk === undefined || world.desk(desk).open;
  return { shown: options.filter(isOpen), closed: options.filter((option) => !isOpen(option)) };
}

/** What of a region question is shown: its groups first, where there are several, then a page of regions. */
export function regionView(
  regions: readonly FlowRegion[],
  { group, page }: Pick<FlowState, 'group' | 'page'>,
):
  | { readonly kind: 'groups'; readonly groups: readonly string[]; readonly more: boolean }
  | {
      readonly kind: 'regions';
      readonly regions: readonly FlowRegion[];
      readonly grouped: boolean;
      readonly more: boolean;
    } {
  const groups = groupsOf(regions);
  const from = page * REGIONS_A_PAGE;
  const grouped = groups.length > 1;
  if (grouped && group === null)
    return {
      kind: 'groups',
      groups: groups.slice(from, from + REGIONS_A_PAGE),
      more: groups.length > from + REGIONS_A_PAGE,
    };
  const inside =
    grouped && group !== null ? regions.filter((region) => region.group === groups[group]) : regions;
  return {
    kind: 'regions',
    regions: inside.slice(from, from + REGIONS_A_PAGE),
    grouped,
    more: inside.length > from + REGIONS_A_PAGE,
  };
}

/** The first and the last day a date question takes; `today` is the day in Japan. */
export function dayLimits(
  node: { readonly min?: string | undefined; readonly max?: string | undefined },
  now: Date,
): { min: string | undefined; max: string | undefined } {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(now);
  const day = (limit: string | undefined) => (limit === 'today' ? today : limit);
  return { min: day(node.min), max: day(node.max) };
}
