import { chooseTheme } from '../../_ui/theme-choice'

const open = (href: string) => () => window.location.assign(href)

/** What the palette offers besides the commands that have a key. */
export const pageActions = [
  { id: 'settings', run: open('/settings') },
  { id: 'docs', run: open('/docs') },
  { id: 'errors', run: open('/docs/errors') },
  { id: 'themeSystem', run: () => chooseTheme('system') },
  { id: 'themeLight', run: () => chooseTheme('light') },
  { id: 'themeDark', run: () => chooseTheme('dark') },
  { id: 'signOut', run: signOut },
] as const

/** By the account menu's own button, which asks first where something would be lost. */
function signOut() {
  const menu = document.getElementById('account')
  menu?.showPopover()
  menu?.querySelector<HTMLElement>('[data-sign-out]')?.click()
}
