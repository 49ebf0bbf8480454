export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const themeCookie = 'theme'

/** What a cookie says, or `system` where it says nothing that is known. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}

/** The paper, as tokens.css has it: for what takes no other colours, as a browser's own bars. */
export const paperColors = { light: '#f8f4eb', dark: '#111726' } as const
