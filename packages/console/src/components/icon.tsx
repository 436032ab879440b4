const PATHS = {
  talk: 'M4.5 5.5h15v10.5h-8.6l-4.4 3.6v-3.6h-2z',
  settings:
    'M12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM12 3v2.6M12 18.4V21M3 12h2.6M18.4 12H21M5.6 5.6l1.9 1.9M16.5 16.5l1.9 1.9M5.6 18.4l1.9-1.9M16.5 7.5l1.9-1.9',
  person: 'M12 4.5a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2zM4.8 20c.6-3.9 3.4-5.8 7.2-5.8s6.6 1.9 7.2 5.8',
  people:
    'M9 5a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 9 5zM2.8 19c.5-3.4 2.9-5 6.2-5s5.7 1.6 6.2 5M15.5 5.4a3 3 0 0 1 0 5.6M17 14.2c2.3.5 3.8 2 4.2 4.8',
  print: 'M7 9V4.5h10V9M7 16.5H4V9h16v7.5h-3M7 13.5h10v6H7z',
  desk: 'M4 20V9l8-5 8 5v11M9.5 20v-6h5v6',
  key: 'M7.5 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM11.5 12H21M18 12v3.5M15 12v2.5',
  book: 'M6 4h10.5L19 6.5V20H6zM9 10h7M9 13.5h7M9 17h4',
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M14.5 5.5L8 12l6.5 6.5',
  next: 'M9.5 5.5L16 12l-6.5 6.5',
  up: 'M12 19V6M6.5 11.5L12 6l5.5 5.5',
  down: 'M12 5v13M6.5 12.5L12 18l5.5-5.5',
  reply: 'M9.5 6L4.5 11l5 5M5 11h8.5c3.6 0 5.6 2 6 6',
  beside: 'M4 5h16v14H4zM12 5v14',
  bell: 'M6 16.5c1.2-1.3 1.5-2.6 1.5-6a4.5 4.5 0 0 1 9 0c0 3.4.3 4.7 1.5 6zM10 19.2a2.1 2.1 0 0 0 4 0M12 4v1.8',
  note: 'M5 4.5h14v9.5l-5 5.5H5zM19 14h-5v5.5',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4.3l3 1.9',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 4.5L21 19.5H3zM12 10v4.5M12 17v.2',
  siren:
    'M6 18.5V13a6 6 0 0 1 12 0v5.5M4 18.5h16M12 2.5v2M4.3 5.6l1.5 1.3M19.7 5.6l-1.5 1.3M12 10v3M12 15.6v.2',
  question: 'M9 9.2A3 3 0 1 1 13.4 12c-1 .5-1.4 1.1-1.4 2.2M12 17.3v.2',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  keyboard: 'M3 7h18v10.5H3zM6.5 10.5h.1M10 10.5h.1M14 10.5h.1M17.5 10.5h.1M8 14h8',
  search: 'M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5',
  leave: 'M13 4.5H5.5v15H13M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5',
  copy: 'M9 8.5h10.5V20H9zM15 8.5V4.5H4.5V16H9',
  plus: 'M12 5.5v13M5.5 12h13',
  order: 'M7 19V5M3.5 8.5L7 5l3.5 3.5M13 7h7.5M13 12h5.5M13 17h3.5',
  shift: 'M4.5 6h15v13.5h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7M8 14h3M13 14h3',
  sticker: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM9 10v.6M15 10v.6M8.5 14c1.9 2.2 5.1 2.2 7 0',
  broadcast: 'M4 10v4h3.5l7.5 4.5v-13L7.5 10zM18 9.2c1.3 1.6 1.3 4 0 5.6M7.5 14v5h2.5v-3.6',
  media: 'M4 5.5h16v13H4zM4 15.5l4.5-4 3.5 3 3-2.5 5 4M15.5 9v.1',
  phone:
    'M6.5 4.5h3l1.5 4-2 1.5a11 11 0 0 0 5 5l1.5-2 4 1.5v3c0 1-.8 1.8-1.8 1.8A13.7 13.7 0 0 1 4.7 6.3c0-1 .8-1.8 1.8-1.8z',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside words; on its own it says nothing to a screen reader. */
export function Icon({ name, size = '1.3em' }: { readonly name: IconName; readonly size?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
