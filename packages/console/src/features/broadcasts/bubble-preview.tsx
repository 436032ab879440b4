import { useTranslation } from 'react-i18next';
import { Lamp } from '../../components/lamp.tsx';
import css from './broadcasts.module.css';

/** The announcement as it will stand in the talk on a phone. */
export function BubblePreview({
  texts,
  account,
}: {
  readonly texts: readonly string[];
  readonly account: string;
}) {
  const { t } = useTranslation();
  return (
    <figure className={css['phone']} aria-label={t('broadcasts.form.preview')}>
      <figcaption className={css['account']}>
        <Lamp lit /> {account}
      </figcaption>
      {texts.map((text, index) => (
        <div key={index} className={css['bubble']} data-empty={text.trim() === ''}>
          {text.trim() === '' ? '…' : text}
        </div>
      ))}
    </figure>
  );
}
