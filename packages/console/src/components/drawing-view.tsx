import type { Drawing, DrawingItem } from '@tomoshibi/contract';
import css from './drawing-view.module.css';

const WEIGHTS = { regular: 400, bold: 700 } as const;

function Shape({ item }: { readonly item: DrawingItem }) {
  if (item.kind === 'text')
    return (
      <text
        x={item.x}
        y={item.y}
        fontSize={item.size}
        fontWeight={WEIGHTS[item.weight]}
        fill={item.fill}
        textLength={item.width > 0 ? item.width : undefined}
        lengthAdjust="spacingAndGlyphs"
      >
        {item.text}
      </text>
    );
  const paint = { fill: item.fill ?? 'none', stroke: item.stroke ?? 'none', strokeWidth: item.lineWidth };
  if (item.kind === 'path') return <path d={item.d} {...paint} />;
  return <rect x={item.x} y={item.y} width={item.width} height={item.height} rx={item.radius} {...paint} />;
}

/** What will be printed or shown as a picture: with its own colours, whatever the theme of the screen. */
export function DrawingView({ drawing, label }: { readonly drawing: Drawing; readonly label: string }) {
  return (
    <svg
      className={css['drawing']}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-label={label}
    >
      {drawing.items.map((item, index) => (
        // The shapes of a page have no names and never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <Shape key={index} item={item} />
      ))}
    </svg>
  );
}
