'use client'

import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { Button } from '../../_ui/button'
import { useFocusSuccessor } from '../../_ui/focus-successor'
import { Icon, type IconName } from '../../_ui/icon'
import type { CommandId } from '../keys/commands'
import type { Desk } from '../keys/desk'
import { openLayer } from '../keys/layers'
import { completeTasks, deleteTasks, eraseTasks, restoreTasks } from '../keys/task-edits'
import { useHint } from '../keys/use-hint'
import { ConfirmErase } from './confirm-erase'
import { focusHeading } from './row-focus'

/** Over the list's head on wide screens, over its foot on small ones: no row moves for it. */
export function SelectionBar({ desk }: { desk: Desk }) {
  const words = useTranslations('selection')
  const { selected, isAll, isComing, clear, takeAll } = desk.selection
  const count = selected.length
  return (
    <div className="z-20 lg:sticky lg:top-12 lg:h-0">
      <section
        data-selection-bar
        aria-label={words('label')}
        className="flex items-center border-edge bg-sheet px-1 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-(--foot) max-lg:border-t lg:absolute lg:inset-x-0 lg:bottom-0 lg:min-h-12 lg:border-b"
      >
        <p className="min-w-0 flex-1 pl-2 font-medium text-sm tabular-nums max-sm:sr-only">
          {words(isComing ? 'coming' : 'count', { count })}
        </p>
        {/* The words would not fit beside the buttons. */}
        <p aria-hidden="true" className="min-w-8 flex-1 pl-2 font-medium tabular-nums sm:hidden">
          {count}
        </p>
        {!isAll && !isComing && <SelectAll isShort={count > 0} onAct={takeAll} />}
        {count > 0 && !isComing && <Acts desk={desk} />}
        <Button
          variant="quiet"
          size="icon"
          aria-label={words('end')}
          title={words('end')}
          onClick={() => leave(desk, clear)}
        >
          <Icon name="close" />
        </Button>
      </section>
    </div>
  )
}

/** Moves the focus away first: it must not go with the bar. */
function leave({ selection: { selected }, focusRow }: Desk, act: () => void) {
  const [first] = selected
  if (first) focusRow(first.id)
  else focusHeading()
  act()
}

/**
 * The buttons, and any question they ask, go when the selected tasks leave the list by other means.
 */
function Acts({ desk }: { desk: Desk }) {
  const place = useRef<HTMLDivElement>(null)
  useFocusSuccessor(place)
  return (
    <div ref={place} className="contents">
      {desk.view.name === 'trash' ? <TrashActs desk={desk} /> : <ListActs desk={desk} />}
    </div>
  )
}

function ListActs({ desk }: { desk: Desk }) {
  const { selected } = desk.selection
  const openFor = (name: 'due' | 'priority' | 'tags') => (anchor: Element) =>
    openLayer({ name, tasks: selected, anchor })
  return (
    <>
      <Act
        icon="done"
        name="complete"
        onAct={() => leave(desk, () => completeTasks(desk, selected))}
      />
      <Act icon="calendar" name="due" onAct={openFor('due')} />
      <Act icon="priority" name="priority" onAct={openFor('priority')} />
      <Act icon="tag" name="tag" onAct={openFor('tags')} />
      <Act icon="trash" name="delete" onAct={() => deleteTasks(desk, selected)} />
    </>
  )
}

function TrashActs({ desk }: { desk: Desk }) {
  const [asking, setAsking] = useState(false)
  const { selected } = desk.selection
  return (
    <>
      <Act icon="restore" name="restore" onAct={() => restoreTasks(desk, selected)} />
      <Act icon="trash" name="erase" onAct={() => setAsking(true)} />
      {asking && (
        <ConfirmErase
          tasks={selected}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            // While the dialog is open, nothing behind it can take the focus.
            flushSync(() => setAsking(false))
            eraseTasks(desk, selected)
          }}
        />
      )}
    </>
  )
}

function SelectAll({ isShort, onAct }: { isShort: boolean; onAct: () => void }) {
  const words = useTranslations('selection')
  const button = useRef<HTMLButtonElement>(null)
  useFocusSuccessor(
    button,
    () => () => document.querySelector<HTMLElement>('[data-selection-bar] button'),
  )
  return (
    <Button
      ref={button}
      variant="quiet"
      size="sm"
      onClick={onAct}
      className={isShort ? 'max-sm:px-0 max-sm:min-w-11 max-[22.5rem]:hidden' : ''}
    >
      {isShort && <Icon name="select" className="sm:hidden" />}
      <span className={isShort ? 'max-sm:sr-only' : ''}>{words('all')}</span>
    </Button>
  )
}

const commands = {
  complete: ['complete'],
  due: ['due'],
  priority: ['priorityHigh', 'priorityMedium', 'priorityLow', 'priorityNone'],
  tag: ['tag'],
  delete: ['delete'],
  // The trash has no keys of its own.
  restore: [],
  erase: [],
} as const satisfies Record<string, CommandId[]>

type ActProps = {
  icon: IconName
  name: keyof typeof commands
  onAct: (anchor: Element) => void
}

/** Its hint says which keys do the same. */
function Act({ icon, name, onAct }: ActProps) {
  const label = useTranslations('selection')(`acts.${name}`)
  const keys = useHint(commands[name])
  return (
    <Button
      variant="quiet"
      size="icon"
      data-act={name}
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      onClick={(event) => onAct(event.currentTarget)}
    >
      <Icon name={icon} />
    </Button>
  )
}
