'use client'

import { useTranslations } from 'use-intl'
import { ownSorts, parseTaskView, sortsOf, type TaskView } from '@/lib/tasks/task-view'
import { FilterChips } from './filter-chips'
import { FilterMenu } from './filter-menu'
import { SearchField } from './search-field'

type Props = {
  view: TaskView
  /** Those that one may well want to filter by. */
  knownTags: string[]
  /** While one types. */
  onAdjust: (view: TaskView) => void
  /** To come back from. */
  onFilter: (view: TaskView) => void
}

export function ViewFilter({ view, knownTags, onAdjust, onFilter }: Props) {
  const t = useTranslations('list')
  const sorts = sortsOf(view.name)

  /** The view as the address has it: the page may still be on its way there. */
  const viewNow = () => parseTaskView(new URLSearchParams(window.location.search))

  function search(text: string) {
    const now = viewNow()
    if (now.name === view.name) onAdjust({ ...now, search: text })
  }

  return (
    <search className="border-rule border-b">
      <div className="flex flex-wrap items-center gap-x-3">
        <SearchField
          // What one has typed and not sent yet is for the view it was typed in.
          key={view.name}
          search={view.search}
          onSearch={search}
        />
        <FilterMenu
          view={view}
          knownTags={knownTags}
          onFilter={(change) => onFilter(change(viewNow()))}
        />
        <label className="flex items-center gap-1 text-sm text-soft">
          <span className="max-sm:sr-only">{t('sortBy')}</span>
          <select
            value={view.sort}
            onChange={(event) => {
              const chosen = sorts.find((name) => name === event.target.value)
              onAdjust({ ...viewNow(), sort: chosen ?? ownSorts[view.name] })
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
