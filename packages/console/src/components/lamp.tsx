import css from './lamp.module.css';

/** The product's sign: a small lamp. It glows a little more while somebody waits. */
export function Lamp({ lit = false, size = '2.25rem' }: { readonly lit?: boolean; readonly size?: string }) {
  return (
    <span className={css['lamp']} data-lit={lit} style={{ width: size, height: size }} aria-hidden="true" />
  );
}
