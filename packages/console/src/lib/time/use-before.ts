import { useEffect, useState } from 'react';

/** Whether a time (ms) is still to come; turns false at that very moment. */
export function useBefore(time: number | null): boolean {
  const [passed, setPassed] = useState<number | null>(null);
  useEffect(() => {
    if (time === null) return undefined;
    const timer = setTimeout(() => setPassed(time), Math.max(0, time - Date.now()));
    return () => clearTimeout(timer);
  }, [time]);
  return time !== null && passed !== time;
}
