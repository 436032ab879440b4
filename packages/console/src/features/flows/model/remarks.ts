import {
  checkFlow,
  formLabel,
  type FlowDocument,
  type FlowFinding,
  type FlowPlaces,
} from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { fieldReason } from '../../../lib/field-reasons.ts';
import { storable } from './clean.ts';

/** Something to mend or to look at, in words, at the step it belongs to. */
export interface Remark {
  readonly node: string | null;
  readonly field: string;
  readonly severity: 'fault' | 'warning';
  readonly words: string;
}

/** Which of several the words speak of. */
function inList(field: string, words: string, t: TFunction): string {
  const [, at] = /^(?:options|regions|cases)\.(\d+)\./u.exec(field) ?? [];
  return at === undefined ? words : t('flows.remarks.item', { n: Number(at) + 1, words });
}

function findingWords({ code, about }: FlowFinding, t: TFunction): string {
  if (code === 'unknown_variable') return t('flows.remarks.unknown_variable', { about: `{${about}}` });
  return t(`flows.remarks.${code}`, { about: code === 'missing_form' ? formLabel(about) : about });
}

/** All there is to say about a flow while it is written: fields not filled in, then what the check finds. */
export function remarksOf(flow: FlowDocument, places: FlowPlaces, own: string, t: TFunction): Remark[] {
  const stored = storable(flow);
  if ('issues' in stored)
    return stored.issues.map(({ node, field, reason }) => {
      const { key, n } = fieldReason(reason);
      return { node, field, severity: 'fault', words: inList(field, t(key, { n }), t) };
    });
  const around = {
    desks: new Set([own, ...places.desks.map(({ code }) => code)]),
    surveys: new Set(places.surveys.map(({ key }) => key)),
    authorities: new Set(places.authorities),
  };
  return checkFlow(stored.document, around).map((finding) => ({
    node: finding.node,
    field: finding.field,
    severity: finding.severity,
    words: inList(finding.field, findingWords(finding, t), t),
  }));
}
