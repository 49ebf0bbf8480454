'use client'

import { Command, defaultFilter } from 'cmdk'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import type { Task } from '@/lib/tasks/task-schema'
import { normaliseTag, tagProblem } from '@/lib/tasks/title-check'
import { Icon } from '../../_ui/icon'
import { Popover } from '../../_ui/popover'
import { useProblemWords } from '../tasks/use-problem-words'
import { itemClass } from './command-look'
import type { Desk } from './desk'
import { closeLayer } from './layers'
import { hasTag, toggleTag } from './task-edits'

type Props = { desk: Desk; tasks: Task[]; anchor: Element | null }

/** Completes from the loaded tasks' tags, those in use here first; a new tag is created. */
export function TagPopover({ desk, tasks, anchor }: Props) {
  const words = useTranslations('keys.tag')
  const say = useProblemWords()
  const [draft, setDraft] = useState('')
  const tag = normaliseTag(draft)
  const known = tagsOf([...tasks, ...desk.tasks])
  const problem = say(tag === '' ? null : tagProblem(tag, []))

  function choose(chosen: string) {
    // First, while the element that had the focus can still get it back.
    flushSync(closeLayer)
    toggleTag(desk, tasks, chosen)
  }

  return (
    <Popover anchor={anchor} aria-label={words('title')} onDismiss={closeLayer}>
      <Command label={words('title')} filter={scoreOf} loop>
        <Command.Input
          value={draft}
          onValueChange={setDraft}
          placeholder={words('placeholder')}
          dir="auto"
          autoCapitalize="none"
          aria-invalid={problem ? true : undefined}
          aria-describedby="tag-problem"
          className="min-h-11 w-full rounded-md border border-edge bg-sheet px-3"
        />
        <p id="tag-problem" role="alert" className="px-1 font-medium text-sm text-stamp">
          {problem}
        </p>
        <Command.List label={words('title')} className="max-h-64 overflow-y-auto pt-1">
          {known.map((name) => (
            <Command.Item
              key={name}
              value={name}
              onSelect={() => choose(name)}
              className={itemClass}
            >
              <bdi className="min-w-0 truncate">{name}</bdi>
              {hasTag(tasks, name) && (
                <>
                  <Icon name="close" width={14} height={14} className="ml-auto shrink-0" />
                  <span className="sr-only">{words('taken')}</span>
                </>
              )}
            </Command.Item>
          ))}
          {tag !== '' && !problem && !known.includes(tag) && (
            <Command.Item forceMount value={tag} onSelect={() => choose(tag)} className={itemClass}>
              <Icon name="plus" width={16} height={16} className="shrink-0 text-stamp" />
              <span className="min-w-0 truncate">{words('create', { tag })}</span>
            </Command.Item>
          )}
        </Command.List>
      </Command>
    </Popover>
  )
}

/** How well a tag matches the typed text, which some people begin with #. */
function scoreOf(value: string, search: string) {
  return defaultFilter(value, normaliseTag(search))
}

function tagsOf(tasks: Task[]) {
  return [...new Set(tasks.flatMap(({ tags }) => tags))]
}
