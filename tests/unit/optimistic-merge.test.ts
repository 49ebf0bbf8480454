import { describe, expect, it } from 'vitest'
import { conflictingFields } from '@/lib/tasks/optimistic-merge'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import type { TaskFields } from '@/lib/tasks/optimistic-tasks'

const now = new Date('2026-11-20T10:00:00.000Z')
const base = { ...newTask('Plan', now), tags: ['home'], description: 'First.' }

type Case = {
  name: string
  mine: Partial<TaskFields>
  theirs: Partial<TaskFields> & { completed?: boolean; version?: number }
  conflicts: string[]
}

const cases: Case[] = [
  { name: 'nobody else changed it', mine: { title: 'Mine' }, theirs: {}, conflicts: [] },
  {
    name: 'another field was changed',
    mine: { title: 'Mine' },
    theirs: { description: 'Theirs.', completed: true, version: 7 },
    conflicts: [],
  },
  {
    name: 'the same field was changed',
    mine: { title: 'Mine' },
    theirs: { title: 'Theirs' },
    conflicts: ['title'],
  },
  {
    name: 'both wrote the same',
    mine: { title: 'Ours', tags: ['home', 'work'] },
    theirs: { title: 'Ours', tags: ['home', 'work'] },
    conflicts: [],
  },
  {
    name: 'theirs was changed and put back',
    mine: { title: 'Mine' },
    theirs: { title: 'Plan', version: 3 },
    conflicts: [],
  },
  {
    name: 'one of two fields was changed',
    mine: { title: 'Mine', priority: 'high' },
    theirs: { priority: 'low' },
    conflicts: ['priority'],
  },
  {
    name: 'both fields were changed',
    mine: { title: 'Mine', description: null },
    theirs: { title: 'Theirs', description: 'Longer.' },
    conflicts: ['title', 'description'],
  },
  {
    name: 'tags came in another order',
    mine: { tags: [] },
    theirs: { tags: ['work', 'home'] },
    conflicts: ['tags'],
  },
  {
    name: 'equal tags are another array',
    mine: { tags: ['work'] },
    theirs: { tags: ['home'] },
    conflicts: [],
  },
  {
    name: 'it was cleared by one and set by the other',
    mine: { due_date: '2026-12-01' },
    theirs: { due_date: '2026-12-02' },
    conflicts: ['due_date'],
  },
  { name: 'the edit is empty', mine: {}, theirs: { title: 'Theirs' }, conflicts: [] },
]

describe('an edit that meets a newer version', () => {
  it.each(cases)('where $name, conflicts in $conflicts', ({ mine, theirs, conflicts }) => {
    const edit = { base, fields: mine, current: { ...base, ...theirs } }
    expect(conflictingFields(edit)).toEqual(conflicts)
  })
})
