'use client'

import { useEffect, useRef, useState } from 'react'
import { type TaskView, viewSorts } from '@/lib/tasks/task-view'
import { Icon } from '../../_ui/icon'
import { sortNames } from './status-names'

const pauseMs = 250

type Props = { view: TaskView; onChange: (view: TaskView) => void }

export function ViewFilter({ view, onChange }: Props) {
  return (
    <search className="flex flex-wrap items-center gap-x-4 border-rule border-b">
      <SearchField
        // Cleared from elsewhere, or Back pressed: the address is what counts.
        search={view.search}
        onSearch={(search) => onChange({ ...view, search })}
      />
      <label className="flex items-center gap-1 text-sm text-soft">
        <span>Sort by</span>
        <select
          value={view.sort}
          onChange={(event) => {
            const sort = viewSorts.find((name) => name === event.target.value) ?? 'created'
            onChange({ ...view, sort })
          }}
          className="min-h-11 rounded-md bg-paper pr-1 font-medium text-ink"
        >
          {viewSorts.map((sort) => (
            <option key={sort} value={sort}>
              {sortNames[sort]}
            </option>
          ))}
        </select>
      </label>
    </search>
  )
}

function SearchField({ search, onSearch }: { search: string; onSearch: (text: string) => void }) {
  const [draft, setDraft] = useState(search)
  const [given, setGiven] = useState(search)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (given !== search) {
    setGiven(search)
    if (draft.trim() !== search) setDraft(search)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  function type(text: string) {
    setDraft(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(text.trim()), pauseMs)
  }

  return (
    <label className="flex min-w-44 flex-1 items-center gap-1">
      <Icon name="search" className="ml-1 shrink-0 text-faint lg:ml-3" />
      <span className="sr-only">Search</span>
      <input
        type="search"
        name="search"
        dir="auto"
        placeholder="Search"
        autoComplete="off"
        value={draft}
        onChange={(event) => type(event.target.value)}
        className="min-h-11 min-w-0 flex-1 appearance-none rounded-md bg-transparent px-3 -outline-offset-2"
      />
    </label>
  )
}
