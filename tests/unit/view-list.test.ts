import { describe, expect, it } from 'vitest'
import { plainView, type TaskView } from '@/lib/tasks/task-view'
import { isNarrowed } from '@/lib/tasks/view-list'

const inbox = plainView('inbox')
const some: TaskView = { ...inbox, priorities: ['high', 'low'], tags: ['home'] }

describe('a list that holds all of another', () => {
  it.each<[string, TaskView, TaskView]>([
    ['is itself', some, some],
    ['may have no filter', inbox, some],
    ['may have more priorities', some, { ...some, priorities: ['low'] }],
    ['may be searched for less', { ...inbox, search: 'mil' }, { ...inbox, search: 'Oat milk' }],
    ['may ask for fewer tags', some, { ...some, tags: ['home', 'work'] }],
  ])('%s', (_, from, to) => {
    expect(isNarrowed(from, to)).toBe(true)
  })

  it.each<[string, TaskView, TaskView]>([
    ['asks for tags that the other does not', some, { ...some, tags: [] }],
    ['has fewer priorities', some, { ...some, priorities: ['high', 'medium'] }],
    ['has some priorities where the other has all', some, { ...some, priorities: [] }],
    ['is in another order', inbox, { ...inbox, sort: 'title' }],
    ['was searched by other words', { ...inbox, search: 'bread' }, { ...inbox, search: 'milk' }],
    ['was searched for more', { ...inbox, search: 'milk' }, { ...inbox, search: 'mil' }],
    ['is another view', plainView('today'), inbox],
  ])('is not one that %s', (_, from, to) => {
    expect(isNarrowed(from, to)).toBe(false)
  })
})
