import { chooseTheme } from '../../_ui/theme-choice'
import { focusedTaskId, rowOf } from '../tasks/row-focus'
import { focusWhenThere } from './focus-when-there'

type Run = () => void

/**
 * What the palette offers besides the commands that have a key. `prepare` returns null where there
 * is nothing to act on.
 */
export const pageActions = [
  { id: 'rescheduleAll', prepare: () => press('[data-reschedule-all]') },
  { id: 'filter', prepare: openFilter },
  { id: 'beginSelection', prepare: () => press('[data-begin-selection][aria-pressed="false"]') },
  { id: 'restore', prepare: () => pressFor('restore') },
  { id: 'erase', prepare: () => pressFor('erase') },
  { id: 'settings', prepare: () => open('/settings') },
  { id: 'exportData', prepare: () => exportData },
  { id: 'docs', prepare: () => open('/docs') },
  { id: 'errors', prepare: () => open('/docs/errors') },
  { id: 'themeSystem', prepare: () => () => chooseTheme('system') },
  { id: 'themeLight', prepare: () => () => chooseTheme('light') },
  { id: 'themeDark', prepare: () => () => chooseTheme('dark') },
  { id: 'signOut', prepare: () => signOut },
] as const satisfies { id: string; prepare: () => Run | null }[]

function open(href: string): Run {
  return () => window.location.assign(href)
}

/** Clicks the page's own button, which has all the logic. */
function press(selector: string, place: ParentNode | null = document): Run | null {
  const button = place?.querySelector<HTMLElement>(selector)
  return button ? () => button.click() : null
}

/** For what is selected, else for the row that has the focus. */
function pressFor(act: 'restore' | 'erase'): Run | null {
  const button = `[data-act="${act}"]`
  return press(`[data-selection-bar] ${button}`) ?? press(button, focusedRow())
}

/** A menu that is opened without its button does not take the focus by itself. */
function openFilter(): Run | null {
  const run = press('[data-filter]')
  return (
    run &&
    (() => {
      run()
      focusWhenThere(() => document.querySelector('[popover]:popover-open input'))
    })
  )
}

/** As a download, never as a page load: if it fails, the list stays. */
function exportData() {
  const link = document.createElement('a')
  link.href = '/api/me/export'
  link.download = ''
  link.click()
}

function focusedRow() {
  const id = focusedTaskId()
  return id ? rowOf(id) : null
}

/** Clicks the account menu's own button, which asks first if something would be lost. */
function signOut() {
  const menu = document.getElementById('account')
  menu?.showPopover()
  menu?.querySelector<HTMLElement>('[data-sign-out]')?.click()
}
