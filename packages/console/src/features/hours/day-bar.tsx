import { rangeMinutes, type OpeningRange } from '@tomoshibi/contract';
import css from './hours.module.css';

/** The day as a line from midnight to midnight: dark while people are taken, light while talks only go on. */
export function DayBar({ ranges }: { readonly ranges: readonly OpeningRange[] }) {
  const drawn = ranges.map(rangeMinutes).filter(({ start, end }) => end > start);
  return (
    <svg className={css['bar']} viewBox="0 0 1440 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={css['bar-night']} width="1440" height="10" />
      {drawn.map(({ start, intakeEnd, end }) => (
        <g key={`${start}-${end}`}>
          <rect className={css['bar-talk']} x={start} width={Math.min(end, 1440) - start} height="10" />
          <rect
            className={css['bar-intake']}
            x={start}
            width={Math.max(0, Math.min(intakeEnd, 1440) - start)}
            height="10"
          />
        </g>
      ))}
    </svg>
  );
}
