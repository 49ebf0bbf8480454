'use client'

import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { stepsOf } from '@/lib/keys/chord'

const named = ['Shift', 'Enter', 'Space', 'Delete', 'Backspace', 'Escape'] as const

/** A key or keys, as labelled on the keyboard in use. */
export function KeyNames({ keys }: { keys: string }) {
  const words = useTranslations('keys')
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {stepsOf(keys).map((step, index) => (
        <Fragment key={step.join('+')}>
          {index > 0 && <span className="text-soft text-xs">{words('then')}</span>}
          {step.map((key) => (
            <kbd
              key={key}
              className="min-w-6 rounded-md border border-edge px-1.5 text-center font-sans text-soft text-xs leading-5"
            >
              <KeyName name={key} />
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}

function KeyName({ name }: { name: string }) {
  const words = useTranslations('keys')
  if (name === 'Mod') {
    if (!isApple()) return words('names.Control')
    return <Drawn sign="⌘" name={words('names.Command')} />
  }
  if (name === 'ArrowDown') return <Drawn sign="↓" name={words('names.ArrowDown')} />
  if (name === 'ArrowUp') return <Drawn sign="↑" name={words('names.ArrowUp')} />
  const known = named.find((key) => key === name)
  if (known) return words(`names.${known}`)
  return name.length === 1 ? name.toUpperCase() : name
}

/** A sign that not every screen reader can read. */
function Drawn({ sign, name }: { sign: string; name: string }) {
  return (
    <>
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{name}</span>
    </>
  )
}

function isApple() {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}
