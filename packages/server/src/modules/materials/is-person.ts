/** Programs that open addresses to show a preview, to index or to check them. */
const PROGRAMS =
  /bot\b|bot\/|crawl|spider|slurp|preview|facebookexternalhit|line-poker|whatsapp|telegram|skype|embedly|headless|monitor|uptime|scanner|curl\/|wget|python|java\/|okhttp|go-http|node-fetch|undici|axios|libwww|httpclient|postman/iu;

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Whether an opening looks like a person's: a browser that shows the page now, not a preview or a program. */
export function isPersonsOpening(method: string, headers: Headers): boolean {
  if (method !== 'GET') return false;
  const value = (name: string): string => String(headers[name] ?? '');
  const ahead = [value('purpose'), value('sec-purpose'), value('x-moz'), value('x-purpose')].join(' ');
  if (/prefetch|preview|prerender/iu.test(ahead)) return false;
  const agent = value('user-agent');
  return agent !== '' && !PROGRAMS.test(agent);
}
