import type { ChannelCheck } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';

type Item = ChannelCheck['items'][number];

const FAULTS = ['rate_limited', 'server_error', 'not_sent', 'no_answer'] as const;
const REACH = ['COULD_NOT_CONNECT', 'REQUEST_TIMEOUT', 'ERROR_STATUS_CODE'] as const;

const textOf = (fact: Item['facts'][string] | undefined): string | undefined =>
  typeof fact === 'string' && fact !== '' ? fact : undefined;

function unknownWords({ facts }: Item, t: TFunction): string {
  const fault = textOf(facts['fault']);
  // What was not asked, because the credentials before it did not work, carries no fact.
  if (fault === undefined) return t('admin.channel.unknown.not_asked');
  return t(`admin.channel.unknown.${FAULTS.find((known) => known === fault) ?? 'other'}`);
}

function credentialsWords({ result, facts }: Item, t: TFunction): string[] {
  const [name, id] = [textOf(facts['displayName']), textOf(facts['basicId'])];
  if (result === 'ok') return name && id ? [t('admin.channel.fact.account', { name, id })] : [];
  return facts['fault'] === 'secret' ? [t('admin.channel.fact.secret')] : [];
}

function reachWords({ facts }: Item, t: TFunction): string[] {
  const reason = REACH.find((known) => known === facts['reason']);
  return reason ? [t(`admin.channel.reach.${reason}`, { status: facts['statusCode'] ?? '' })] : [];
}

function quotaWords({ facts }: Item, t: TFunction, number: Intl.NumberFormat): string[] {
  const { used, limit } = facts;
  if (typeof used !== 'number') return [];
  const words = { used: number.format(used) };
  return typeof limit === 'number'
    ? [t('admin.channel.fact.quota', { ...words, limit: number.format(limit) })]
    : [t('admin.channel.fact.quotaOpen', words)];
}

function factWords(item: Item, t: TFunction, number: Intl.NumberFormat): string[] {
  if (item.item === 'credentials') return credentialsWords(item, t);
  if (item.item === 'quota') return quotaWords(item, t, number);
  if (item.item === 'webhook_test' && item.result === 'mend') return reachWords(item, t);
  if (item.item !== 'webhook_url' || item.result !== 'mend') return [];
  const entered = textOf(item.facts['entered']);
  return [entered ? t('admin.channel.fact.entered', { url: entered }) : t('admin.channel.fact.notEntered')];
}

/** What LINE's answer means: the first line says what is so and what to do, the others what it was seen by. */
export function checkWords(item: Item, t: TFunction, language: string): readonly [string, ...string[]] {
  if (item.result === 'unknown') return [unknownWords(item, t)];
  const first = t(`admin.channel.${item.result}.${item.item}`);
  return [first, ...factWords(item, t, new Intl.NumberFormat(language))];
}
