'use client'

import { useTranslations } from 'use-intl'
import { Button } from '../../_ui/button'
import { openLayer } from './layers'
import { setLetterKeys, useLetterKeys } from './letter-keys'

export function LetterKeysChoice() {
  const words = useTranslations('keys.setting')
  const hasLetters = useLetterKeys()
  return (
    <div className="grid justify-items-start gap-3">
      <label className="flex min-h-11 cursor-pointer items-center gap-3">
        <input
          type="checkbox"
          className="tick"
          checked={hasLetters}
          onChange={(event) => setLetterKeys(event.target.checked)}
        />
        {words('letters')}
      </label>
      <Button onClick={() => openLayer({ name: 'help' })}>{words('show')}</Button>
    </div>
  )
}
