'use client'

import { useTranslations } from 'use-intl'
import { ownSorts, sortsOf, type TaskView } from '@/lib/tasks/task-view'
import { FilterChips } from './filter-chips'
import { FilterMenu } from './filter-menu'
import { SearchField } from './search-field'
import type { ViewChange } from './use-task-view'

type Props = {
  view: TaskView
  /** The tags that the person is likely to filter by. */
  knownTags: string[]
  /** Without a new entry in the history. */
  onAdjust: (change: ViewChange) => void
  /** With a new entry in the history. */
  onFilter: (change: ViewChange) => void
}

export function ViewFilter({ view, knownTags, onAdjust, onFilter }: Props) {
  const t = useTranslations('list')
  const sorts = sortsOf(view.name)

  const search = (text: string) =>
    onAdjust((now) => (now.name === view.name ? { ...now, search: text } : now))

  return (
    <search className="border-rule border-b">
      <div className="flex flex-wrap items-center gap-x-3">
        <SearchField
          // Text that is typed but not sent yet belongs to the view it was typed in.
          key={view.name}
          search={view.search}
          onSearch={search}
        />
        <FilterMenu view={view} knownTags={knownTags} onFilter={onFilter} />
        <label className="flex items-center gap-1 text-sm text-soft">
          <span className="max-sm:sr-only">{t('sortBy')}</span>
          <select
            value={view.sort}
            onChange={(event) => {
              const chosen = sorts.find((name) => name === event.target.value)
              onAdjust((now) => ({ ...now, sort: chosen ?? ownSorts[now.name] }))
            }}
            className="min-h-11 max-w-36 rounded-md bg-paper pr-1 font-medium text-ink"
          >
            {sorts.map((sort) => (
              <option key={sort} value={sort}>
                {t(`sorts.${sort}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <FilterChips view={view} onFilter={onFilter} />
    </search>
  )
}
