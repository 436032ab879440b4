import { describe, expect, it } from 'vitest';
import { ago, makeId, makeSummary } from '../../../testing/make.ts';
import { queueSections } from './queue-sections.ts';

const me = { staffId: makeId(), name: '佐藤' };
const other = { staffId: makeId(), name: '田中' };
const names = (list: readonly { label: string }[]): string[] => list.map((one) => one.label);

describe('queueSections', () => {
  it('puts the one who waits longest first', () => {
    const { waiting } = queueSections(
      [
        makeSummary({ label: 'b', waitingSince: ago(3) }),
        makeSummary({ label: 'a', waitingSince: ago(30) }),
        makeSummary({ label: 'c', waitingSince: ago(1) }),
      ],
      me.staffId,
      null,
    );
    expect(names(waiting)).toEqual(['a', 'b', 'c']);
  });

  it('puts talks with an undecided alert first, the gravest of them first', () => {
    const alert = {
      alertId: makeId(),
      level: 'high',
      open: true,
      stage: 'counselor',
      seen: false,
      likelyFalse: false,
    } as const;
    const { waiting } = queueSections(
      [
        makeSummary({ label: 'oldest', waitingSince: ago(90) }),
        makeSummary({
          label: 'decided',
          waitingSince: ago(80),
          alert: { ...alert, level: 'urgent', open: false },
        }),
        makeSummary({ label: 'high', waitingSince: ago(3), alert }),
        makeSummary({ label: 'doubtful', waitingSince: ago(1), alert: { ...alert, likelyFalse: true } }),
        makeSummary({ label: 'urgent', waitingSince: ago(1), alert: { ...alert, level: 'urgent' } }),
        makeSummary({ label: 'high, longer', waitingSince: ago(9), alert }),
        makeSummary({ label: 'medium', waitingSince: ago(60), alert: { ...alert, level: 'medium' } }),
      ],
      me.staffId,
      null,
    );
    expect(names(waiting)).toEqual([
      'urgent',
      'high, longer',
      'high',
      'medium',
      'doubtful',
      'oldest',
      'decided',
    ]);
  });

  it('puts those kept for oneself before others, not before an alert', () => {
    const until = ago(-5);
    const { waiting } = queueSections(
      [
        makeSummary({ label: 'longest', waitingSince: ago(30) }),
        makeSummary({ label: 'kept for another', waitingSince: ago(20), reserved: { ...other, until } }),
        makeSummary({ label: 'mine', waitingSince: ago(1), reserved: { ...me, until } }),
        makeSummary({
          label: 'alert',
          waitingSince: ago(2),
          alert: {
            alertId: makeId(),
            level: 'medium',
            open: true,
            stage: 'counselor',
            seen: false,
            likelyFalse: false,
          },
        }),
      ],
      me.staffId,
      null,
    );
    expect(names(waiting)).toEqual(['alert', 'mine', 'longest', 'kept for another']);
  });

  it('keeps the order stable when two began to wait in the same moment', () => {
    const pair = [makeSummary({ waitingSince: ago(3) }), makeSummary({ waitingSince: ago(3) })];
    const once = queueSections(pair, me.staffId, null).waiting;
    const again = queueSections(pair.toReversed(), me.staffId, null).waiting;
    expect(again).toEqual(once);
  });

  it('tells own talks from those of others, the longest unanswered first', () => {
    const active = { state: 'active', waitingSince: null } as const;
    const { mine, others } = queueSections(
      [
        makeSummary({
          ...active,
          label: 'answered',
          assignee: me,
          unansweredSince: null,
          lastMessageAt: ago(1),
        }),
        makeSummary({
          ...active,
          label: 'quiet',
          assignee: me,
          unansweredSince: null,
          lastMessageAt: ago(9),
        }),
        makeSummary({ ...active, label: 'urgent', assignee: me, unansweredSince: ago(8) }),
        makeSummary({ ...active, label: 'theirs', assignee: other }),
      ],
      me.staffId,
      null,
    );
    expect(names(mine)).toEqual(['urgent', 'answered', 'quiet']);
    expect(names(others)).toEqual(['theirs']);
  });

  it('narrows to one desk', () => {
    const deskId = makeId();
    const { waiting } = queueSections(
      [makeSummary({ label: 'here', deskId }), makeSummary({ label: 'elsewhere' })],
      me.staffId,
      deskId,
    );
    expect(names(waiting)).toEqual(['here']);
  });
});
