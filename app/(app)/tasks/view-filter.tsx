'use client'

import { useTranslations } from 'use-intl'
import { ownSorts, sortsOf, type TaskView } from '@/lib/tasks/task-view'
import { FilterChips } from './filter-chips'
import { FilterMenu } from './filter-menu'
import { SearchField } from './search-field'
import type { ViewChange } from './use-task-view'

type Props = {
  view: TaskView
  /** Those that one may well want to filter by. */
  knownTags: string[]
  /** While one types. */
  onAdjust: (change: ViewChange) => void
  /** To come back from. */
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
          // What one has typed and not sent yet is for the view it was typed in.
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
