import { describe, expect, it } from 'vitest'
import { suggestTags } from '@/lib/tasks/suggest-tags'

const tasks = [
  { tags: ['home', 'garden'] },
  { tags: ['work', 'homework'] },
  { tags: ['work', 'at home'] },
  { tags: [] },
]

describe('the tags that are offered', () => {
  it.each([
    {
      name: 'the most used first',
      typed: '',
      taken: [],
      offered: ['work', 'at home', 'garden', 'home', 'homework'],
    },
    {
      name: 'those that begin so before those that hold it',
      typed: 'ho',
      taken: [],
      offered: ['home', 'homework', 'at home'],
    },
    {
      name: 'as they are kept',
      typed: ' #HO',
      taken: [],
      offered: ['home', 'homework', 'at home'],
    },
    { name: 'not what is written out', typed: 'home', taken: [], offered: ['homework', 'at home'] },
    {
      name: 'not what the task has',
      typed: 'ho',
      taken: ['home', 'at home'],
      offered: ['homework'],
    },
    { name: 'none where none fits', typed: 'xyz', taken: [], offered: [] },
  ])('are $name', ({ typed, taken, offered }) => {
    expect(suggestTags(tasks, { typed, taken })).toEqual(offered)
  })

  it('are so few that one sees them all', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ tags: [`t${index}`] }))
    expect(suggestTags(many, { typed: 't', taken: [] })).toHaveLength(8)
  })
})
