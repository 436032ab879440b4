import { Radio } from '@mantine/core';
import { hoursRoutes, type DeskHours, type Timetable } from '@tomoshibi/contract';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { dayKey } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { ClosedDays, DeskPeriod } from './closed-days.tsx';
import { ExceptionsEditor } from './exceptions-editor.tsx';
import { FaultsContext } from './field-error.tsx';
import { HoursPreview } from './hours-preview.tsx';
import { HoursVersions } from './hours-versions.tsx';
import { FIRST_TIMETABLE } from './model/drafts.ts';
import { faultsOf } from './model/faults.ts';
import { SaveBar } from './save-bar.tsx';
import { SeasonsEditor } from './seasons-editor.tsx';
import { WeekGrid } from './week-grid.tsx';
import css from './hours.module.css';

const same = (one: Timetable | null, other: Timetable | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The draft of a timetable beside what it would mean. What somebody else saves meanwhile is never written over. */
export function HoursEditor({ hours }: { readonly hours: DeskHours }) {
  const { t } = useTranslation();
  const today = dayKey(new Date(useNow()).toISOString());
  const [base, setBase] = useState(hours);
  const [draft, setDraft] = useState(hours.timetable);
  const faults = useMemo(() => faultsOf(draft), [draft]);
  const dirty = !same(draft, base.timetable);
  const load = (next: DeskHours): void => {
    setBase(next);
    setDraft(next.timetable);
  };
  const newer = hours.version > base.version;
  if (newer && (!dirty || same(draft, hours.timetable))) load(hours);
  const save = useVerb({
    run: () =>
      call(hoursRoutes.saveHours, {
        params: { deskId: hours.deskId },
        body: { version: base.version, timetable: draft },
      }),
    refresh: [['desk', hours.deskId, 'hours']],
    onDone: (saved) => {
      load(saved);
      tell(t('common.state.saved'));
    },
  });
  const change = (part: Partial<Timetable>): void => setDraft({ ...(draft ?? FIRST_TIMETABLE), ...part });
  return (
    <FaultsContext value={faults}>
      <div className={css['editor']}>
        <div className={css['column']}>
          <Section title={t('hours.limits.legend')}>
            <fieldset className={css['choices']}>
              <legend className="visually-hidden">{t('hours.limits.legend')}</legend>
              <Radio
                name="limits"
                label={t('hours.limits.always')}
                checked={draft === null}
                onChange={() => setDraft(null)}
              />
              <Radio
                name="limits"
                label={t('hours.limits.timed')}
                checked={draft !== null}
                onChange={() => setDraft(base.timetable ?? FIRST_TIMETABLE)}
                data-testid="hours-timed"
              />
            </fieldset>
          </Section>
          {draft && (
            <>
              <Section title={t('hours.week.title')} lead={t('hours.week.lead')}>
                <WeekGrid week={draft.weekly} path="weekly" onChange={(weekly) => change({ weekly })} />
              </Section>
              <Section title={t('hours.closed.title')}>
                <ClosedDays draft={draft} onChange={change} />
              </Section>
              <Section title={t('hours.exception.title')} lead={t('hours.exception.lead')}>
                <ExceptionsEditor
                  exceptions={draft.exceptions}
                  today={today}
                  onChange={(exceptions) => change({ exceptions })}
                />
              </Section>
              <Section title={t('hours.season.title')} lead={t('hours.season.lead')}>
                <SeasonsEditor
                  draft={draft}
                  year={today.slice(0, 4)}
                  onChange={(seasons) => change({ seasons })}
                />
              </Section>
              <Section title={t('hours.period.title')} lead={t('hours.period.lead')}>
                <DeskPeriod draft={draft} onChange={change} />
              </Section>
            </>
          )}
        </div>
        <div className={css['aside']}>
          <Section title={t('hours.preview.title')}>
            <HoursPreview deskId={hours.deskId} draft={draft} broken={faults.size > 0} />
          </Section>
          {base.version > 0 && (
            <Section title={t('hours.history.title')}>
              <HoursVersions
                deskId={hours.deskId}
                current={base.version}
                onUse={({ version, timetable }) => {
                  setDraft(timetable);
                  tell(t('hours.history.loaded', { n: version }));
                }}
              />
            </Section>
          )}
        </div>
      </div>
      <SaveBar
        dirty={dirty}
        faults={faults.size}
        busy={save.isPending}
        onUndo={() => setDraft(base.timetable)}
        onSave={() => save.mutate(undefined)}
      >
        {newer && (
          <Notice tone="lamp" icon="alert" live>
            {t('hours.save.changed')}{' '}
            <button type="button" className={css['link']} onClick={() => load(hours)}>
              {t('hours.save.reload')}
            </button>
          </Notice>
        )}
        {save.error && !newer && (
          <Notice tone="lamp" icon="alert" live>
            {failureText(save.error, t)}
          </Notice>
        )}
      </SaveBar>
    </FaultsContext>
  );
}
