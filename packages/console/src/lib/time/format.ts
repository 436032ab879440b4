const ZONE = 'Asia/Tokyo';

export type Language = 'ja' | 'en';

const locale = (language: Language): string => (language === 'ja' ? 'ja-JP' : 'en-GB');

const cache = new Map<string, Intl.DateTimeFormat>();
function formatter(language: Language, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${language}:${name}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale(language), { timeZone: ZONE, ...options });
  cache.set(key, made);
  return made;
}

/** 20:41, as the clock shows in Japan. */
export function clockTime(iso: string, language: Language): string {
  return formatter(language, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(iso),
  );
}

/** The calendar day in Japan as a comparable key, such as 2026-11-20. */
export function dayKey(iso: string): string {
  const parts = new Map(
    formatter('en', 'key', { year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(new Date(iso))
      .map((part) => [part.type, part.value]),
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** 11月20日(金); with the year when it is not this one. */
export function dayLabel(iso: string, now: number, language: Language): string {
  const sameYear = dayKey(iso).slice(0, 4) === dayKey(new Date(now).toISOString()).slice(0, 4);
  return formatter(language, sameYear ? 'day' : 'year-day', {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: language === 'ja' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
  }).format(new Date(iso));
}

export function dateTime(iso: string, language: Language): string {
  return formatter(language, 'date-time', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}

const MINUTE = 60_000;

/** Whole minutes since a time, never negative (clocks differ a little). */
export function minutesSince(iso: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(iso)) / MINUTE));
}

/** How long something has lasted, short enough for a list: 4分, 1時間5分, 3日; `null` under a minute. */
export function elapsed(iso: string, now: number, language: Language): string | null {
  const minutes = minutesSince(iso, now);
  const [m, h, d] = language === 'ja' ? ['分', '時間', '日'] : [' min', ' h', ' d'];
  if (minutes < 1) return null;
  if (minutes < 60) return `${minutes}${m}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    const rest = minutes % 60;
    const gap = language === 'ja' ? '' : ' ';
    return rest === 0 ? `${hours}${h}` : `${hours}${h}${gap}${rest}${m}`;
  }
  return `${Math.floor(hours / 24)}${d}`;
}

/** This month in Japan, as the API writes it. */
export function monthKey(now: number): string {
  return dayKey(new Date(now).toISOString()).slice(0, 7);
}
