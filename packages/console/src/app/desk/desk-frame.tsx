import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { deskQuery } from '../../lib/desk-queries.ts';
import { useMe } from '../../lib/session.ts';
import { useInSight } from '../../lib/use-in-sight.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { NotFound } from '../fault-pages.tsx';
import { partAt, partsFor, type DeskPart } from './desk-parts.ts';
import css from './desk-frame.module.css';

/** What all pages of a desk have in common: its name, and the way from one to the next. */
export function DeskFrame() {
  const { t } = useTranslation();
  const load = useLoadWords();
  const me = useMe();
  const { deskId } = useParams({ from: '/settings/desks/$deskId' });
  const current = partAt(useLocation().pathname);
  const desk = useQuery(deskQuery(deskId));
  const parts = partsFor(me, deskId);
  return (
    <Loaded query={desk} {...load}>
      {(data) => (
        <>
          <Head>
            <p className={css['desk']}>
              <Link to="/settings/desks" className={css['all']}>
                <Icon name="back" /> {t('admin.desks.title')}
              </Link>
              <strong>{data.name}</strong>
              <small>
                {data.authority.name} · {data.code}
              </small>
            </p>
            <PartLinks deskId={deskId} parts={parts} current={current} />
          </Head>
          {parts.includes(current) ? <Outlet /> : <NotFound />}
        </>
      )}
    </Loaded>
  );
}

/** Stays at the top; what stays below it learns how high it is, since its links may take two lines. */
function Head({ children }: { readonly children: ReactNode }) {
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = head.current;
    const { style } = document.documentElement;
    if (!element) return undefined;
    const sizes = new ResizeObserver(() =>
      style.setProperty('--desk-head', `${element.getBoundingClientRect().height}px`),
    );
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      style.removeProperty('--desk-head');
    };
  }, []);
  return (
    <div ref={head} className={css['head']}>
      {children}
    </div>
  );
}

interface PartLinksProps {
  readonly deskId: string;
  readonly parts: readonly DeskPart[];
  readonly current: DeskPart;
}

function PartLinks({ deskId, parts, current }: PartLinksProps) {
  const { t } = useTranslation();
  const row = useInSight(current);
  return (
    <nav ref={row} className={css['parts']} aria-label={t('deskParts.label')}>
      {parts.map((part) => (
        <Link
          key={part}
          to={part === 'overview' ? '/settings/desks/$deskId' : `/settings/desks/$deskId/${part}`}
          params={{ deskId }}
          className={css['part']}
          activeOptions={{ exact: true }}
          data-current={part === current ? part : undefined}
          data-testid={`desk-part-${part}`}
        >
          {t(`deskParts.${part}`)}
        </Link>
      ))}
    </nav>
  );
}
