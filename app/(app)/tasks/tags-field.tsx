'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type TaskPages, tasksOf } from '@/lib/tasks/optimistic-pages'
import { suggestTags } from '@/lib/tasks/suggest-tags'
import { normaliseTag, tagProblem } from '@/lib/tasks/title-check'
import { TagInput } from './tag-input'
import { TagList } from './tag-list'
import { useProblemWords } from './use-problem-words'
import { listsKey } from './use-task-list'

type Props = { tags: string[]; onChange: (tags: string[]) => void }

/** The tags of a task, and a field that adds one: a new one, or one that is known from the lists. */
export function TagsField({ tags, onChange }: Props) {
  const words = useTranslations('details')
  const say = useProblemWords()
  const client = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const [said, setSaid] = useState('')

  function suggest(typed: string) {
    const lists = client.getQueriesData<TaskPages>({ queryKey: listsKey })
    const tasks = lists.flatMap(([, data]) => (data ? tasksOf(data) : []))
    return suggestTags(tasks, { typed, taken: tags })
  }

  /** Returns whether they were accepted; what is refused stays in the field to be corrected. */
  function add(texts: string[]) {
    const added: string[] = []
    for (const tag of texts.map(normaliseTag)) {
      const all = [...tags, ...added]
      if (tag === '' || all.includes(tag)) continue
      const found = say(tagProblem(tag, all))
      setProblem(found)
      if (found) return false
      added.push(tag)
    }
    if (added.length === 0) return true
    onChange([...tags, ...added])
    setSaid(words('tagAdded', { tag: added.join(', ') }))
    return true
  }

  function remove(tag: string) {
    onChange(tags.filter((other) => other !== tag))
    setSaid(words('tagRemoved', { tag }))
  }

  return (
    <div>
      <TagInput suggest={suggest} onAdd={add} problem={problem} onType={() => setProblem(null)} />
      <TagList tags={tags} onRemove={remove} />
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  )
}
