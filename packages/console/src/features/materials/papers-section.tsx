import { NativeSelect } from '@mantine/core';
import { MATERIAL_KINDS, type MaterialForm, type MaterialKind, type Materials } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { DrawingView } from '../../components/drawing-view.tsx';
import { fileAddress, previewQuery } from './queries.ts';
import css from './materials.module.css';

const NO_PLACE = '';

interface PapersSectionProps {
  readonly deskId: string;
  readonly materials: Materials;
}

export function PapersSection({ deskId, materials }: PapersSectionProps) {
  const { t } = useTranslation();
  const active = materials.places.filter((place) => place.active);
  const [chosen, setChosen] = useState(NO_PLACE);
  const [form, setForm] = useState<MaterialForm>('standard');
  const place = active.find(({ placeId }) => placeId === chosen);
  const placeId = place?.placeId ?? null;
  const address = place?.url ?? null;
  return (
    <Section title={t('materials.papers')} lead={t('materials.papersLead')}>
      {materials.basicId === null ? (
        <Notice tone="lamp" icon="alert">
          {t('materials.noAccount')}
        </Notice>
      ) : (
        <>
          <div className={css['choices']}>
            <NativeSelect
              label={t('materials.place')}
              value={place?.placeId ?? NO_PLACE}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={[
                { value: NO_PLACE, label: t('materials.noPlace') },
                ...active.map((one) => ({ value: one.placeId, label: `${one.name} (${one.code})` })),
              ]}
              data-testid="material-place"
            />
            <NativeSelect
              label={t('materials.form')}
              value={form}
              onChange={(event) =>
                setForm(event.currentTarget.value === 'children' ? 'children' : 'standard')
              }
              data={[
                { value: 'standard', label: t('materials.standard') },
                { value: 'children', label: t('materials.children') },
              ]}
              data-testid="material-form"
            />
          </div>
          {address !== null && !materials.reachable && (
            <Notice tone="lamp" icon="alert">
              {t('materials.notReachable', { url: materials.publicUrl })}
            </Notice>
          )}
          <div className={css['papers']}>
            {MATERIAL_KINDS.map((kind) => (
              <PaperCard key={kind} deskId={deskId} kind={kind} form={form} placeId={placeId} />
            ))}
          </div>
          <div className={css['row']}>
            <strong>{t('materials.qrOnly')}</strong>
            {(['qr.png', 'qr.svg'] as const).map((file) => (
              <LinkButton
                key={file}
                size="small"
                href={fileAddress(deskId, file, { form, placeId })}
                download
                icon={<Icon name="down" />}
              >
                {file === 'qr.png' ? 'PNG' : 'SVG'}
              </LinkButton>
            ))}
          </div>
          {address !== null && <p className={css['small']}>{t('materials.leadsTo', { url: address })}</p>}
        </>
      )}
    </Section>
  );
}

interface PaperCardProps {
  readonly deskId: string;
  readonly kind: MaterialKind;
  readonly form: MaterialForm;
  readonly placeId: string | null;
}

function PaperCard({ deskId, kind, form, placeId }: PaperCardProps) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const preview = useQuery(previewQuery(deskId, { kind, form, placeId }));
  const name = t(`materials.kind.${kind}`);
  return (
    <article className={css['paper']} aria-label={name}>
      <div className={css['desk']}>
        <Loaded query={preview} {...load}>
          {({ pages }) => (
            <>
              {pages.map((page, index) => (
                <DrawingView
                  // Pages stay in their order.
                  // oxlint-disable-next-line react/no-array-index-key
                  key={index}
                  drawing={page}
                  label={t('materials.pageOf', { name, page: index + 1, pages: pages.length })}
                />
              ))}
            </>
          )}
        </Loaded>
      </div>
      <div>
        <h3>{name}</h3>
        <p>{t(`materials.about.${kind}`)}</p>
      </div>
      <div>
        <LinkButton
          look="strong"
          href={fileAddress(deskId, `${kind}.pdf`, { form, placeId })}
          download
          icon={<Icon name="print" />}
          aria-label={t('materials.downloadOf', { name })}
          data-testid={`material-${kind}`}
        >
          {t('materials.download')}
        </LinkButton>
      </div>
      {preview.data && preview.data.unread.length > 0 && (
        <p>{t('materials.unread', { words: preview.data.unread.join('、') })}</p>
      )}
    </article>
  );
}
