/** A line to choose from; the one that Enter would take is marked. */
export const itemClass =
  'flex min-h-11 cursor-pointer items-center gap-2.5 rounded-md px-3 text-[0.9375rem] aria-selected:bg-sunk aria-selected:text-ink aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-edge sm:min-h-9'
