'use client'

import { type ComponentProps, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button'

type Props = Omit<ComponentProps<typeof Button>, 'value'> & { value: string }

/** Copies a value; where the clipboard is out of reach, it is shown to be copied by hand. */
export function CopyButton({ value, children, ...props }: Props) {
  const t = useTranslations('ui')
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle')
  const copy = () =>
    navigator.clipboard
      ? navigator.clipboard.writeText(value).then(
          () => setState('copied'),
          () => setState('shown'),
        )
      : setState('shown')
  if (state === 'shown') return <code className="select-all text-xs">{value}</code>
  return (
    <Button variant="quiet" size="sm" title={value} onClick={copy} {...props}>
      {state === 'copied' ? t('copied') : children}
    </Button>
  )
}
