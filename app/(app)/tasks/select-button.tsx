'use client'

import { useTranslations } from 'use-intl'
import { Button } from '../../_ui/button'
import { Icon } from '../../_ui/icon'
import type { SelectionTools } from './use-selection'

/** Begins a selection without a key, and without a mouse to find the margin with. */
export function SelectButton({ selection }: { selection: SelectionTools }) {
  const words = useTranslations('selection')
  return (
    <Button
      variant="quiet"
      size="sm"
      className="ml-auto self-center"
      data-begin-selection
      aria-pressed={selection.isOpen}
      onClick={selection.isOpen ? selection.clear : selection.open}
    >
      <Icon name="select" />
      {words('begin')}
    </Button>
  )
}
