import type { ReactNode } from 'react'

export function PaletteHeading({ children }: { children: ReactNode }) {
  return <span className="block px-3 pt-3 pb-1 font-semibold text-soft text-xs">{children}</span>
}
