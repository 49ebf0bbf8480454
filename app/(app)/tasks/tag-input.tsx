'use client'

import { type ChangeEvent, type KeyboardEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { TextField } from '../../_ui/field'
import { isComposing } from '../../_ui/is-composing'

type Props = {
  suggest: (typed: string) => string[]
  /** Returns whether they were accepted. */
  onAdd: (texts: string[]) => boolean
  onType: () => void
  problem: string | null
}

/** The comma of a Latin, a Chinese, a Japanese and an Arabic keyboard. */
const separators = /[,，、،]/

const shut = { isOpen: false, active: -1 }

/** A combobox: takes what is typed, or one of the suggestions for it. */
export function TagInput({ suggest, onAdd, onType, problem }: Props) {
  const words = useTranslations('details')
  const [text, setText] = useState('')
  const [list, setList] = useState(shut)
  const id = useId()
  const options = list.isOpen ? suggest(text) : []
  const active = options[list.active]

  function add(...tags: string[]) {
    setList(shut)
    if (onAdd(tags)) setText('')
  }

  const addTyped = () => add(...text.split(separators))

  /** On a phone no key is named, and pasted text had none: the comma itself ends a tag. */
  function type({ target: { value: next }, nativeEvent }: ChangeEvent<HTMLInputElement>) {
    const isComposed = nativeEvent instanceof InputEvent && nativeEvent.isComposing
    const tags = isComposed ? [next] : next.split(separators)
    const last = tags.pop() ?? ''
    const isTaken = tags.length > 0 && onAdd(tags)
    setText(isTaken ? last.trimStart() : next)
    setList({ isOpen: true, active: -1 })
    if (tags.length === 0) onType()
  }

  function move(by: 1 | -1) {
    const count = suggest(text).length
    if (count === 0) return
    const from = list.active < 0 && by < 0 ? 0 : list.active
    setList({ isOpen: true, active: (from + by + count) % count })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return
    const act = actionOf(event.key)
    if (!act) return
    event.preventDefault()
    act()
  }

  /** What a key does here, or null where the browser or the panel handles it. */
  function actionOf(key: string): (() => void) | null {
    switch (key) {
      case 'ArrowDown':
        return () => move(1)
      case 'ArrowUp':
        return () => move(-1)
      case 'Enter':
        return () => (active === undefined ? addTyped() : add(active))
      case 'Escape':
        return options.length > 0 ? () => setList(shut) : null
      default:
        return null
    }
  }

  return (
    <div className="relative">
      <TextField
        label={words('addTag')}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${id}-${list.active}`}
        dir="auto"
        autoComplete="off"
        autoCapitalize="none"
        enterKeyHint="enter"
        hint={words('tagHint')}
        error={problem}
        value={text}
        onChange={type}
        onClick={() => setList({ isOpen: true, active: -1 })}
        onKeyDown={onKeyDown}
        onBlur={addTyped}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={words('knownTags')}
        hidden={options.length === 0}
        className="absolute inset-x-0 bottom-full z-10 mb-1 max-h-72 overflow-y-auto rounded-md border border-edge bg-sheet py-1 shadow-lg"
      >
        {options.map((tag, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's.
          <div
            key={tag}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === list.active}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => add(tag)}
            className="flex min-h-9 cursor-pointer items-center px-3 text-sm hover:bg-sunk aria-selected:bg-ink aria-selected:text-paper max-sm:min-h-11 forced-colors:aria-selected:outline-2 forced-colors:aria-selected:-outline-offset-2"
          >
            <bdi className="min-w-0 break-words">{tag}</bdi>
          </div>
        ))}
      </div>
    </div>
  )
}
