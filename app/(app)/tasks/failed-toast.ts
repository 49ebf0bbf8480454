import type { FailedChange } from '@/lib/offline/change-results'
import type { TaskChange } from '@/lib/tasks/optimistic-tasks'
import { failedOf } from '@/lib/tasks/optimistic-words'
import type { Translator } from '@/lib/words/translator'
import { showToast } from '../../_ui/toaster'

/**
 * Says that a change was refused, if nothing of it is left on the page: a change that holds text is
 * kept as not saved, and shown elsewhere.
 * @returns whether it has been said.
 */
export function showFailed(
  words: Translator<'changes'>,
  { change, failure }: FailedChange,
  retry: (change: TaskChange) => void,
): boolean {
  if (change.kind === 'add' || change.kind === 'edit') return false
  showToast({
    id: `failed-${change.task.id}`,
    tone: 'error',
    message: failedOf(words, change, failure),
    action: { label: words('retry'), run: () => retry(change) },
    requestId: failure.requestId,
  })
  return true
}
