import type { ComponentProps } from 'react'
import { Button } from '../../_ui/button'

/** One line of a popover to choose from. */
export function Choice(props: ComponentProps<'button'>) {
  return <Button variant="quiet" size="sm" className="w-full justify-start!" {...props} />
}
