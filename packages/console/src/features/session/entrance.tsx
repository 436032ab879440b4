import type { ReactNode } from 'react';
import { Lamp } from '../../components/lamp.tsx';
import css from './entrance.module.css';

interface EntranceProps {
  readonly title: string;
  readonly lead: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The page before the console: a lamp in the dark, and one thing to do. */
export function Entrance({ title, lead, wide = false, children }: EntranceProps) {
  return (
    <main className={css['entrance']}>
      <div className={css['card']} data-wide={wide}>
        <header className={css['head']}>
          <Lamp lit size="3rem" />
          <h1>{title}</h1>
          <p>{lead}</p>
        </header>
        {children}
      </div>
    </main>
  );
}
