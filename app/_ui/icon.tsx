import type { ComponentProps } from 'react'

/** One pen, 1.5 units wide, on a grid of 20. */
const strokes = {
  plus: 'M10 4v12M4 10h12',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  close: 'm5 5 10 10M15 5 5 15',
  trash: 'M3.5 5.5h13M8 5.5V3.5h4v2M5 5.5l.8 11h8.4l.8-11M8.2 8.5l.3 5M11.8 8.5l-.3 5',
  details: 'M4 5.5h12M4 10h12M4 14.5h7',
  restore: 'M4.5 8.5h7a4 4 0 0 1 0 8H8M4.5 8.5 8 5M4.5 8.5 8 12',
  sheet: 'M4.5 2.5h11v15h-11zM7.5 2.5v15M10 7h3.5M10 10.5h3.5',
  today: 'M3.5 4.5h13v12h-13zM3.5 8h13M7 2.5v3M13 2.5v3M8.5 11h3v3h-3z',
  upcoming: 'M3.5 4.5h13v12h-13zM3.5 8h13M7 2.5v3M13 2.5v3M6.5 12.3h7m-2.5-2.3 2.5 2.3-2.5 2.3',
  filter: 'M3.5 5.5h13M6 10h8M8.5 14.5h3',
  done: 'M4 4h12v12H4zM7 10l2.3 2.5L13.5 7',
  system: 'M2.5 4h15v9.5h-15zM7 16.5h6M10 13.5v3',
  light:
    'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 1.8v1.7M10 16.5v1.7M1.8 10h1.7M16.5 10h1.7M4.2 4.2l1.2 1.2M14.6 14.6l1.2 1.2M4.2 15.8l1.2-1.2M14.6 5.4l1.2-1.2',
  dark: 'M16.5 12A7 7 0 0 1 8 3.5 7 7 0 1 0 16.5 12Z',
  person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3.5 17c.8-3.2 3.3-4.8 6.5-4.8s5.7 1.6 6.5 4.8',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  priority: 'm4 16 2.5-12M8.5 16 11 4M13 16l2.5-12',
  tag: 'M3.5 3.5h6l7 7-6 6-7-7zM6.8 6.8h.01',
  select: 'M3.5 4.5h3v3h-3zM3.5 12.5h3v3h-3zM9.5 6h7M9.5 14h7',
  copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
}

export type IconName = keyof typeof strokes

export function Icon({ name, ...props }: ComponentProps<'svg'> & { name: IconName }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      {...props}
    >
      <path d={strokes[name]} />
    </svg>
  )
}
