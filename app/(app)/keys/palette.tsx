'use client'

import { Command, defaultFilter } from 'cmdk'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { isCharacter } from '@/lib/keys/chord'
import { searchLengthMax, sortsOf } from '@/lib/tasks/task-view'
import { Dialog } from '../../_ui/dialog'
import { itemClass } from './command-look'
import { type CommandId, commandGroups, commandOf, commandsOf } from './commands'
import type { Desk } from './desk'
import { KeyNames } from './key-names'
import { closeLayer } from './layers'
import { useLetterKeys } from './letter-keys'
import { pageActions } from './page-actions'
import { PaletteHeading } from './palette-heading'
import { isTaskValue, PaletteStatus, PaletteTasks, useFoundTasks } from './palette-tasks'
import { preparedRun } from './prepared-run'

/** Everything that can be done and everywhere to go, by name. */
export function Palette({ desk }: { desk: Desk | null }) {
  const words = useTranslations('palette')
  const commandWords = useTranslations('keys')
  const [search, setSearch] = useState('')
  const found = useFoundTasks(search)
  // Computed while the focus is still where it was before the palette takes it.
  const [groups] = useState(() => offeredCommands(desk))
  const [others] = useState(offeredActions)
  const listWords = useTranslations('list')
  const field = useRef<HTMLInputElement>(null)
  // A dialog that opens focuses its first focusable element, which is the menu around the field.
  useEffect(() => field.current?.focus(), [])

  return (
    <Dialog
      aria-label={words('title')}
      className="mt-[12vh]! w-[min(36rem,calc(100vw-2rem))]! p-0!"
      onDismiss={closeLayer}
    >
      <Command label={words('title')} loop filter={scoreOf}>
        <Command.Input
          ref={field}
          value={search}
          onValueChange={setSearch}
          placeholder={words('placeholder')}
          dir="auto"
          maxLength={searchLengthMax}
          className="min-h-14 w-full border-rule border-b bg-transparent px-5 text-[1.0625rem] -outline-offset-2"
        />
        <Command.List
          label={words('results')}
          className="max-h-[min(24rem,50vh)] overflow-y-auto p-2"
        >
          {groups.map(({ group, commands }) => (
            <Command.Group
              key={group}
              heading={<PaletteHeading>{commandWords(`groups.${group}`)}</PaletteHeading>}
            >
              {commands.map((id) => (
                <Entry
                  key={id}
                  command={id}
                  words={commandWords(`commands.${id}`)}
                  onChoose={() => preparedRun(id, desk)?.()}
                />
              ))}
            </Command.Group>
          ))}
          <Command.Group heading={<PaletteHeading>{words('other')}</PaletteHeading>}>
            {others.map(({ id, run }) => (
              <Entry key={id} words={words(`actions.${id}`)} onChoose={run} />
            ))}
            {desk &&
              sortsOf(desk.view.name).map((sort) => (
                <Entry
                  key={sort}
                  words={words('sortBy', { order: listWords(`sorts.${sort}`) })}
                  onChoose={() => desk.adjustView((now) => ({ ...now, sort }))}
                />
              ))}
          </Command.Group>
          <PaletteTasks {...found} desk={desk} onChoose={close} />
        </Command.List>
        <PaletteStatus {...found} />
      </Command>
    </Dialog>
  )
}

/**
 * How well an entry matches the typed text. Tasks, which the API has found, match, but come last.
 */
function scoreOf(value: string, search: string, keywords?: string[]) {
  return isTaskValue(value) ? Number.MIN_VALUE : defaultFilter(value, search.trim(), keywords)
}

type EntryProps = { words: string; onChoose: () => void; command?: CommandId }

function Entry({ words, onChoose, command }: EntryProps) {
  const hasLetters = useLetterKeys()
  const keys = command && commandOf(command).keys.find((key) => hasLetters || !isCharacter(key))
  return (
    <Command.Item value={words} onSelect={() => close(onChoose)} className={itemClass}>
      <span className="min-w-0 flex-1">{words}</span>
      {keys && <KeyNames keys={keys} />}
    </Command.Item>
  )
}

/** The commands that have something to work on, by their groups. */
function offeredCommands(desk: Desk | null) {
  return commandGroups
    .map((group) => ({
      group,
      commands: commandsOf(group).filter(
        (id) => !commandOf(id).keyOnly && preparedRun(id, desk) !== null,
      ),
    }))
    .filter(({ commands }) => commands.length > 0)
}

/** The actions that the page has a button for now. */
function offeredActions() {
  return pageActions.flatMap(({ id, prepare }) => {
    const run = prepare()
    return run ? [{ id, run }] : []
  })
}

/** Closes the dialog first: the command looks for the focus, which the dialog gives back. */
function close(run: () => void) {
  flushSync(closeLayer)
  run()
}
