import { Checkbox, NumberInput, Radio } from '@mantine/core';
import type { SurveyDocument } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import css from './surveys.module.css';

interface SendingSectionProps {
  readonly survey: SurveyDocument;
  readonly onSurvey: (survey: SurveyDocument) => void;
}

interface CountProps {
  readonly label: string;
  readonly hint?: string;
  readonly unit?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onValue: (value: number) => void;
}

function Count({ label, hint, unit = '', value, min, max, onValue }: CountProps) {
  return (
    <NumberInput
      label={label}
      description={hint}
      suffix={unit === '' ? '' : ` ${unit}`}
      value={value}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="blur"
      onChange={(next) => onValue(typeof next === 'number' ? next : min)}
    />
  );
}

/** How people are asked, when, and how much is shown of their answers. */
export function SendingSection({ survey, onSurvey }: SendingSectionProps) {
  const { t } = useTranslation();
  const { send } = survey;
  const put = (part: Partial<SurveyDocument>) => onSurvey({ ...survey, ...part });
  const putSend = (part: Partial<SurveyDocument['send']>) => put({ send: { ...send, ...part } });
  const days = t('surveys.days');
  return (
    <>
      <fieldset className={css['group']}>
        <legend>{t('surveys.way')}</legend>
        {(['taps', 'form'] as const).map((way) => (
          <Radio
            key={way}
            name="way"
            label={t(`surveys.ways.${way}`)}
            description={t(`surveys.wayHints.${way}`)}
            checked={survey.way === way}
            onChange={() => put({ way })}
          />
        ))}
      </fieldset>
      <fieldset className={css['group']}>
        <legend>{t('surveys.sending')}</legend>
        <Checkbox
          label={t('surveys.atEnd')}
          checked={send.atEnd}
          onChange={(event) => putSend({ atEnd: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('surveys.afterSilence')}
          checked={send.afterSilence}
          onChange={(event) => putSend({ afterSilence: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('surveys.later')}
          checked={send.laterDays !== null}
          onChange={(event) => putSend({ laterDays: event.currentTarget.checked ? 21 : null })}
        />
        {send.laterDays !== null && (
          <Count
            label={t('surveys.laterDays')}
            unit={days}
            value={send.laterDays}
            min={1}
            max={365}
            onValue={(laterDays) => putSend({ laterDays })}
          />
        )}
        <Checkbox
          label={t('surveys.quiet')}
          description={t('surveys.quietHint')}
          checked={send.quiet !== null}
          onChange={(event) =>
            putSend({ quiet: event.currentTarget.checked ? { from: '22:00', to: '08:00' } : null })
          }
        />
        {send.quiet && <Quiet quiet={send.quiet} onQuiet={(quiet) => putSend({ quiet })} />}
        <div className={css['pair']}>
          <Count
            label={t('surveys.rest')}
            hint={t('surveys.restHint')}
            unit={days}
            value={send.restDays}
            min={0}
            max={365}
            onValue={(restDays) => putSend({ restDays })}
          />
          <Count
            label={t('surveys.valid')}
            unit={days}
            value={send.validDays}
            min={1}
            max={90}
            onValue={(validDays) => putSend({ validDays })}
          />
        </div>
        <Notice>{t('surveys.never')}</Notice>
      </fieldset>
      <fieldset className={css['group']}>
        <legend>{t('surveys.showing')}</legend>
        <Checkbox
          label={t('surveys.anonymous')}
          description={t('surveys.anonymousHint')}
          checked={survey.anonymous}
          onChange={(event) => put({ anonymous: event.currentTarget.checked })}
          data-testid="survey-anonymous"
        />
        <Count
          label={t('surveys.minimum')}
          hint={t('surveys.minimumHint')}
          value={survey.minimum}
          min={1}
          max={100}
          onValue={(minimum) => put({ minimum })}
        />
      </fieldset>
    </>
  );
}

type Hours = NonNullable<SurveyDocument['send']['quiet']>;

function Quiet({ quiet, onQuiet }: { readonly quiet: Hours; readonly onQuiet: (quiet: Hours) => void }) {
  const { t } = useTranslation();
  return (
    <div className={css['times']}>
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {t(end === 'from' ? 'surveys.quietFrom' : 'surveys.quietTo')}
          <input
            type="time"
            required
            value={quiet[end]}
            onChange={(event) =>
              event.currentTarget.value && onQuiet({ ...quiet, [end]: event.currentTarget.value })
            }
          />
        </label>
      ))}
    </div>
  );
}
