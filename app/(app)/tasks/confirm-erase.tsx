'use client'

import { useTranslations } from 'use-intl'
import type { Task } from '@/lib/tasks/task-schema'
import { Button } from '../../_ui/button'
import { Dialog } from '../../_ui/dialog'

type Props = { tasks: Task[]; onCancel: () => void; onConfirm: () => void }

/** The one thing here that cannot be undone. */
export function ConfirmErase({ tasks, onCancel, onConfirm }: Props) {
  const t = useTranslations('list')
  const title = () => <bdi>{tasks[0]?.title}</bdi>
  return (
    <Dialog
      role="alertdialog"
      aria-labelledby="erase-title"
      aria-describedby="erase-text"
      onDismiss={onCancel}
    >
      <h2 id="erase-title" className="font-serif text-2xl leading-tight">
        {t.rich('eraseTitle', { count: tasks.length, title })}
      </h2>
      <p id="erase-text" className="mt-2 mb-6 text-soft">
        {t('eraseText', { count: tasks.length })}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button variant="primary" onClick={onConfirm}>
          {t('erase')}
        </Button>
      </div>
    </Dialog>
  )
}
