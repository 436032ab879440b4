import type { ReactNode } from 'react';
import { useNamedTab } from '../lib/page-title.ts';
import css from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly lead?: string;
  readonly action?: ReactNode;
  readonly wide?: boolean;
  /** As wide as there is room, for what is worked on rather than read. */
  readonly full?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, lead, action, wide = false, full = false, children }: PageProps) {
  useNamedTab(title);
  return (
    <div className={css['page']} data-wide={full ? 'full' : wide}>
      <header className={css['head']}>
        <div>
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly lead?: string;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

export function Section({ title, lead, action, children }: SectionProps) {
  return (
    <section className={css['section']}>
      <div className={css['section-head']}>
        <div>
          <h2>{title}</h2>
          {lead && <p>{lead}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}

interface FactsProps {
  readonly rows: readonly (readonly [string, ReactNode])[];
  /** Each value below its name, where names are sentences. */
  readonly stacked?: boolean;
}

/** Words and their values in two columns. */
export function Facts({ rows, stacked = false }: FactsProps) {
  return (
    <dl className={css['facts']} data-stacked={stacked}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A form whose fields stand one below the other. */
export function FormStack({
  onSubmit,
  children,
}: {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}) {
  return (
    <form
      className={css['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
