const typedIn =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], dialog, [popover]'

/** Whether what has the focus takes a key for itself, so that it is no command of the page. */
export function ownsKey(target: EventTarget | null, { key }: Pick<KeyboardEvent, 'key'>): boolean {
  if (document.querySelector('dialog:modal')) return true
  // Escape closes what is open first.
  if (key === 'Escape' && document.querySelector(':popover-open')) return true
  if (!(target instanceof Element)) return false
  if (target.closest(typedIn)) return true
  const isPressable = target.closest('a, button, summary') !== null
  if (key === 'Enter') return isPressable
  if (key === ' ') return isPressable || target instanceof HTMLInputElement
  // From a link or a button outside of the list, the arrows scroll the page.
  return key.startsWith('Arrow') && isPressable && target.closest('li[id^="task-"]') === null
}
