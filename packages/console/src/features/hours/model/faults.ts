import { NewTimetable, type Timetable } from '@tomoshibi/contract';

/** What is wrong with a draft, by the path of the field; the contract's own rules, so that the server agrees. */
export type Faults = ReadonlyMap<string, string>;

export function faultsOf(draft: Timetable | null): Faults {
  const issues = draft === null ? [] : (NewTimetable.safeParse(draft).error?.issues ?? []);
  return new Map(issues.map((issue) => [issue.path.join('.'), issue.message]));
}
