import { NativeSelect } from '@mantine/core';
import { materialRoutes, type MaterialFigures, type MaterialPlace } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { monthKey } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { PlaceDialog } from './place-dialog.tsx';
import { figuresQuery } from './queries.ts';
import css from './materials.module.css';

interface PlacesSectionProps {
  readonly deskId: string;
  readonly places: readonly MaterialPlace[];
  readonly editable: boolean;
}

/** The last twelve months, this one first. */
function monthsUntil(month: string): string[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return Array.from({ length: 12 }, (_, back) =>
    new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

export function PlacesSection({ deskId, places, editable }: PlacesSectionProps) {
  const { t, i18n } = useTranslation();
  const now = monthKey(useNow());
  const [month, setMonth] = useState(now);
  const [editing, setEditing] = useState<MaterialPlace | 'new' | null>(null);
  const [removing, setRemoving] = useState<MaterialPlace | null>(null);
  const figures = useQuery(figuresQuery(deskId, month));
  const remove = useVerb({
    run: (placeId: string) => call(materialRoutes.deleteMaterialPlace, { params: { deskId, placeId } }),
    refresh: [['desk', deskId, 'materials']],
  });
  const failure = failureText(remove.error, t);
  const format = new Intl.NumberFormat(i18n.language);
  return (
    <Section
      title={t('materials.places')}
      lead={t('materials.placesLead')}
      action={
        editable && (
          <Button size="small" onClick={() => setEditing('new')} data-testid="place-add">
            {t('materials.placeAdd')}
          </Button>
        )
      }
    >
      {places.length === 0 ? (
        <Empty title={t('materials.placesNone')} hint={t('materials.placesNoneHint')} icon="print" />
      ) : (
        <>
          <NativeSelect
            label={t('materials.month')}
            value={month}
            onChange={(event) => setMonth(event.currentTarget.value)}
            data={monthsUntil(now)}
            maw="12rem"
          />
          {failure && (
            <Notice tone="lamp" icon="alert" live>
              {failure} {t('materials.keep')}
            </Notice>
          )}
          <PlaceTable
            places={places}
            figures={figures.data}
            format={(value) => format.format(value)}
            acts={editable ? { onEdit: setEditing, onRemove: setRemoving } : null}
          />
          {figures.data && (
            <p className={css['small']}>
              {t('materials.deskFigures', {
                friends: format.format(figures.data.desk.newFriends),
                unknown: format.format(figures.data.desk.withoutPlace),
                first: format.format(figures.data.desk.firstConsultations),
              })}
            </p>
          )}
        </>
      )}
      <Honest />
      {editing && (
        <PlaceDialog
          deskId={deskId}
          place={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      <ConfirmDialog
        opened={removing !== null}
        title={t('materials.placeRemove')}
        lead={t('materials.placeRemoveLead', { name: removing?.name ?? '' })}
        confirmLabel={t('common.action.remove')}
        cancelLabel={t('common.action.cancel')}
        busy={remove.isPending}
        onConfirm={() => {
          if (removing) remove.mutate(removing.placeId);
          setRemoving(null);
        }}
        onClose={() => setRemoving(null)}
      />
    </Section>
  );
}

interface PlaceTableProps {
  readonly places: readonly MaterialPlace[];
  readonly figures: MaterialFigures | undefined;
  readonly format: (value: number) => string;
  readonly acts: {
    readonly onEdit: (place: MaterialPlace) => void;
    readonly onRemove: (place: MaterialPlace) => void;
  } | null;
}

function PlaceTable({ places, figures, format, acts }: PlaceTableProps) {
  const { t } = useTranslation();
  const columns = [
    t('materials.name'),
    t('materials.printed'),
    t('materials.scans'),
    t('materials.tied'),
    t('materials.firstConsultations'),
    t('materials.estimate'),
    ...(acts ? [t('materials.acts')] : []),
  ];
  return (
    <DataTable label={t('materials.places')} columns={columns}>
      {places.map((place) => {
        const counted = figures?.places.find(({ placeId }) => placeId === place.placeId);
        const number = (value: number | null | undefined) =>
          value === null || value === undefined ? '–' : format(value);
        return (
          <tr key={place.placeId}>
            <td>
              <div className={css['name']}>
                <strong>{place.name}</strong> {!place.active && <Tag>{t('materials.inactive')}</Tag>}
                <div className={css['small']}>
                  <span className={css['code']}>{place.code}</span>
                  {place.note && ` · ${place.note}`}
                </div>
              </div>
            </td>
            <td className={css['number']}>{number(place.printed)}</td>
            <td className={css['number']}>{number(counted?.scans)}</td>
            <td className={css['number']}>{number(counted?.tied)}</td>
            <td className={css['number']}>{number(counted?.firstConsultations)}</td>
            <td className={css['number']}>
              <span className={css['guess']}>
                {counted?.estimatedFriends === null || counted === undefined
                  ? '–'
                  : t('materials.about1', { n: format(counted.estimatedFriends) })}
              </span>
            </td>
            {acts && (
              <td>
                <div className={css['acts']}>
                  <Button
                    size="small"
                    aria-label={`${t('common.action.edit')}: ${place.name}`}
                    onClick={() => acts.onEdit(place)}
                  >
                    {t('common.action.edit')}
                  </Button>
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={`${t('common.action.remove')}: ${place.name}`}
                    onClick={() => acts.onRemove(place)}
                  >
                    {t('common.action.remove')}
                  </Button>
                </div>
              </td>
            )}
          </tr>
        );
      })}
    </DataTable>
  );
}

/** What the figures mean, where nobody has to ask for it. */
function Honest() {
  const { t } = useTranslation();
  return (
    <div className={css['honest']}>
      <div>
        <h3>{t('materials.counted')}</h3>
        <ul>
          <li>{t('materials.countedScans')}</li>
          <li>{t('materials.countedTied')}</li>
          <li>{t('materials.countedFirst')}</li>
        </ul>
      </div>
      <div>
        <h3>{t('materials.notKnown')}</h3>
        <ul>
          <li>{t('materials.notKnownFriends')}</li>
          <li>{t('materials.notKnownPeople')}</li>
          <li>{t('materials.notKnownEstimate')}</li>
        </ul>
      </div>
    </div>
  );
}
