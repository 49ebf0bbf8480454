'use client'

import { useTranslations } from 'use-intl'
import { isCharacter } from '@/lib/keys/chord'
import { Button } from '../../_ui/button'
import { Dialog } from '../../_ui/dialog'
import { Icon } from '../../_ui/icon'
import { TextLink } from '../../_ui/text-link'
import { type CommandId, commandGroups, commandOf, commandsOf } from './commands'
import { KeyNames } from './key-names'
import { closeLayer } from './layers'
import { useLetterKeys } from './letter-keys'

export function KeySheet() {
  const words = useTranslations('keys')
  const hasLetters = useLetterKeys()
  return (
    <Dialog
      aria-labelledby="keys-title"
      className="w-[min(34rem,calc(100vw-2rem))]!"
      onDismiss={closeLayer}
    >
      <div className="flex items-start justify-between gap-2">
        <h2 id="keys-title" className="pt-1 font-serif text-[1.625rem] leading-tight">
          {words('title')}
        </h2>
        <Button variant="quiet" size="icon" aria-label={words('close')} onClick={closeLayer}>
          <Icon name="close" />
        </Button>
      </div>
      {!hasLetters && <p className="mt-2 text-sm text-soft">{words('lettersAreOff')}</p>}
      <table className="mt-3 w-full text-left text-[0.9375rem]">
        <caption className="sr-only">{words('title')}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{words('action')}</th>
            <th scope="col">{words('key')}</th>
          </tr>
        </thead>
        {commandGroups.map((group) => (
          <tbody key={group}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={2}
                className="pt-4 pb-1 font-semibold text-sm text-soft"
              >
                {words(`groups.${group}`)}
              </th>
            </tr>
            {commandsOf(group).map((id) => (
              <KeyRow key={id} id={id} hasLetters={hasLetters} />
            ))}
          </tbody>
        ))}
      </table>
      <p className="mt-5 text-sm text-soft">
        <TextLink href="/settings#keys">{words('toSettings')}</TextLink>
      </p>
    </Dialog>
  )
}

function KeyRow({ id, hasLetters }: { id: CommandId; hasLetters: boolean }) {
  const words = useTranslations('keys')
  const keys = commandOf(id).keys.filter((key) => hasLetters || !isCharacter(key))
  return (
    <tr className="border-rule border-t">
      <th scope="row" className="py-1.5 pr-3 font-normal">
        {words(`commands.${id}`)}
      </th>
      <td className="py-1.5 text-right">
        {keys.length === 0 && <span className="text-soft text-sm">{words('off')}</span>}
        <span className="inline-flex flex-wrap justify-end gap-x-2 gap-y-1">
          {keys.map((key, index) => (
            <span key={key} className="inline-flex items-center gap-2">
              {index > 0 && <span className="text-soft text-xs">{words('or')}</span>}
              <KeyNames keys={key} />
            </span>
          ))}
        </span>
      </td>
    </tr>
  )
}
