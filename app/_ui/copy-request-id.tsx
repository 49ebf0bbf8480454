'use client'

import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { CopyButton } from './copy-button'

type Props = Omit<ComponentProps<typeof CopyButton>, 'id' | 'value'> & {
  id: string | null | undefined
}

/** The id that support needs to find a failure; nothing where no server has answered. */
export function CopyRequestId({ id, ...props }: Props) {
  const t = useTranslations('ui')
  if (!id) return null
  return (
    <CopyButton value={id} {...props}>
      {t('copyId')}
    </CopyButton>
  )
}
