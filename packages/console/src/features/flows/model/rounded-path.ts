import type { Place } from './layout.ts';

const RADIUS = 12;

/** A line from corner to corner, the corners rounded. */
export function roundedPath(points: readonly Place[]): string {
  const bent = points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    // What lies on a straight line is no corner.
    const straight =
      before &&
      after &&
      ((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
    return !straight;
  });
  const towards = (from: Place, to: Place): Place => {
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const part = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
    return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  };
  return bent
    .map((point, index) => {
      const [before, after] = [bent[index - 1], bent[index + 1]];
      if (!before) return `M ${point.x} ${point.y}`;
      if (!after) return `L ${point.x} ${point.y}`;
      const [into, out] = [towards(point, before), towards(point, after)];
      return `L ${into.x} ${into.y} Q ${point.x} ${point.y} ${out.x} ${out.y}`;
    })
    .join(' ');
}
