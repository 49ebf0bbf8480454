'use client'

import { type SubmitEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  parseTag,
  type TaskView,
  viewPriorities,
  withoutTag,
  withPriority,
  withTag,
} from '@/lib/tasks/task-view'
import { Button } from '../../_ui/button'
import type { ViewChange } from './use-task-view'

type Props = {
  view: TaskView
  knownTags: string[]
  onFilter: (change: ViewChange) => void
}

export function FilterChoices({ view, knownTags, onFilter }: Props) {
  const t = useTranslations('list')
  const tags = [...new Set([...view.tags, ...knownTags])]
  return (
    <>
      <fieldset className="min-w-0">
        <legend className="mb-1 font-medium text-sm">{t('priority')}</legend>
        {viewPriorities.map((priority) => (
          <Choice
            key={priority}
            name={t(`priorities.${priority}`)}
            isChosen={view.priorities.includes(priority)}
            onChoose={(isChosen) => onFilter((now) => withPriority(now, priority, isChosen))}
          />
        ))}
      </fieldset>
      <fieldset className="mt-3 min-w-0 border-rule border-t pt-3">
        <legend className="float-left mb-1 w-full font-medium text-sm">{t('tag')}</legend>
        {tags.map((tag) => (
          <Choice
            key={tag}
            name={`#${tag}`}
            isChosen={view.tags.includes(tag)}
            onChoose={(isChosen) =>
              onFilter((now) => (isChosen ? withTag(now, tag) : withoutTag(now, tag)))
            }
          />
        ))}
        <OtherTag onTag={(tag) => onFilter((now) => withTag(now, tag))} />
      </fieldset>
    </>
  )
}

type ChoiceProps = { name: string; isChosen: boolean; onChoose: (isChosen: boolean) => void }

/** Shows at once what was chosen; the address follows, and has the last word. */
function Choice({ name, isChosen, onChoose }: ChoiceProps) {
  const [shown, setShown] = useState(isChosen)
  const [given, setGiven] = useState(isChosen)
  if (given !== isChosen) {
    setGiven(isChosen)
    setShown(isChosen)
  }
  return (
    <label className="flex min-h-9 w-full clear-both items-center gap-3 max-sm:min-h-11">
      <input
        type="checkbox"
        className="tick shrink-0"
        checked={shown}
        onChange={(event) => {
          setShown(event.target.checked)
          onChoose(event.target.checked)
        }}
      />
      <bdi className="min-w-0 truncate">{name}</bdi>
    </label>
  )
}

function OtherTag({ onTag }: { onTag: (tag: string) => void }) {
  const t = useTranslations('list')
  const [draft, setDraft] = useState('')
  const [isRefused, setRefused] = useState(false)
  const errorId = useId()
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const tag = parseTag(draft.replace(/^\s*#/, ''))
    setRefused(tag === null)
    if (tag === null) return
    onTag(tag)
    setDraft('')
  }
  return (
    <form onSubmit={submit} noValidate className="clear-both mt-1 flex flex-wrap gap-2">
      <input
        type="text"
        dir="auto"
        aria-label={t('tagHint')}
        placeholder={t('tagHint')}
        aria-invalid={isRefused}
        aria-describedby={isRefused ? errorId : undefined}
        autoComplete="off"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        className="min-h-9 min-w-0 flex-1 rounded-md border border-edge bg-paper px-2 text-sm max-sm:min-h-11"
      />
      <Button type="submit" size="sm">
        {t('addTag')}
      </Button>
      {isRefused && (
        <p id={errorId} role="alert" className="w-full text-sm text-stamp">
          {t('tagRefused')}
        </p>
      )}
    </form>
  )
}
