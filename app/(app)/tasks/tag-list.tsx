'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { buttonBeside, useFocusSuccessor } from '../../_ui/focus-successor'
import { Icon } from '../../_ui/icon'

type Props = { tags: string[]; onRemove: (tag: string) => void }

export function TagList({ tags, onRemove }: Props) {
  const words = useTranslations('details')
  if (tags.length === 0) return null
  return (
    <ul aria-label={words('tags')} className="mt-2 flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <TagItem key={tag} tag={tag} onRemove={() => onRemove(tag)} />
      ))}
    </ul>
  )
}

function TagItem({ tag, onRemove }: { tag: string; onRemove: () => void }) {
  const words = useTranslations('details')
  const item = useRef<HTMLLIElement>(null)
  useFocusSuccessor(item, (place) => buttonBeside(place) ?? fieldOver(place))
  return (
    <li
      ref={item}
      className="flex min-w-0 items-center rounded-md border border-rule bg-paper pl-2.5 text-sm"
    >
      <bdi className="min-w-0 break-words">{tag}</bdi>
      <button
        type="button"
        aria-label={words('removeTag', { tag })}
        onClick={onRemove}
        className="grid size-8 shrink-0 place-items-center text-soft hover:text-stamp max-sm:size-11"
      >
        <Icon name="close" width={14} height={14} />
      </button>
    </li>
  )
}

function fieldOver(item: HTMLElement) {
  return item.parentElement?.parentElement?.querySelector<HTMLElement>('[role="combobox"]')
}
