import { describe, expect, it } from 'vitest'
import { madeUpTask } from '@/lib/seed/made-up-task'
import { Progress } from '@/lib/seed/progress'
import { parseSeedOptions } from '@/lib/seed/seed-options'
import { sharesOf } from '@/lib/seed/shares'
import { taskInput } from '@/lib/tasks/task-schema'

const today = new Date('2030-01-02T00:00:00.000Z')
const many = Array.from({ length: 2_000 }, (_, i) => madeUpTask(`1/${i}`, today))

describe('a made-up task', () => {
  it('is the same for the same name, and another for another', () => {
    expect(many.map((_, i) => madeUpTask(`1/${i}`, today))).toEqual(many)
    expect(new Set(many.map(({ id }) => id)).size).toBe(many.length)
    expect(madeUpTask('2/0', today)).not.toEqual(madeUpTask('1/0', today))
  })

  it('is one that the API would take', () => {
    for (const { id, title, description, priority, due_date, due_time, tags } of many) {
      const task = { id, title, description, priority, due_date, due_time, tags }
      expect(taskInput.parse(task)).toMatchObject(task)
    }
  })

  it('has its times in an order that can be', () => {
    for (const { created_at, updated_at, completed_at, deleted_at } of many) {
      for (const later of [completed_at, deleted_at]) {
        if (later !== null) expect(created_at <= later && later <= updated_at).toBe(true)
      }
      expect(created_at <= updated_at && updated_at <= today.toISOString()).toBe(true)
    }
  })

  it('goes into the trash, gets done, due, tagged and described in some cases and not in others', () => {
    const parts = [
      many.filter(({ deleted_at }) => deleted_at).length,
      many.filter(({ completed_at }) => completed_at).length,
      many.filter(({ due_date }) => due_date).length,
      many.filter(({ tags }) => tags.length > 0).length,
      many.filter(({ description }) => description).length,
    ].map((count) => count / many.length)
    const expected = [0.03, 0.55, 0.4, 0.5, 0.55]
    parts.forEach((part, i) => {
      expect(Math.abs(part - (expected[i] ?? 0))).toBeLessThan(0.05)
    })
  })
})

describe('the shares of users', () => {
  it.each([
    [1_000_000, 10_000],
    [100, 7],
    [3, 10],
    [0, 5],
    [5, 1],
  ])('of %i tasks among %i add up, and fall', (total, count) => {
    const shares = sharesOf(total, count)
    expect(shares).toHaveLength(count)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total)
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
    shares.slice(1).forEach((share, i) => {
      expect(share).toBeLessThanOrEqual((shares[i] ?? 0) + 1)
    })
  })

  it('give the first of 10,000 a hundredth', () => {
    expect(sharesOf(1_000_000, 10_000)[0]).toBeGreaterThan(9_000)
    expect(sharesOf(1_000_000, 10_000)[0]).toBeLessThan(11_000)
  })
})

/** What is written for so many steps of ten. */
function written(isTTY: boolean, steps: number) {
  const texts: string[] = []
  const progress = new Progress({ isTTY, write: (text) => texts.push(text) }, 'tasks', steps * 10)
  for (let i = 0; i < steps; i += 1) progress.add(10)
  return texts
}

describe('progress', () => {
  it('is a bar drawn over itself on a terminal, full at the end', () => {
    const texts = written(true, 1_000)
    for (const text of texts) {
      expect(text.startsWith('\r\u001b[K')).toBe(true)
      expect(text).toMatch(/[█░]{24} tasks: [\d,]+ of 10,000, /)
    }
    expect(texts.at(-1)).toMatch(/█{24} tasks: 10,000 of 10,000, [\d,]+ a second, [\d,]+ s\n$/)
    expect(texts.filter((text) => text.endsWith('\n'))).toHaveLength(1)
  })

  it('is a line for each tenth elsewhere', () => {
    const texts = written(false, 1_000)
    expect(texts).toHaveLength(10)
    expect(texts[0]).toMatch(/^tasks: 1,000 of 10,000, [\d,]+ a second, [\d,]+ s left\n$/)
    expect(written(false, 3).at(-1)).toMatch(/^tasks: 30 of 30, .+ s\n$/)
  })
})

describe('the arguments of the command', () => {
  it('have defaults, and take thousands parted as in code', () => {
    expect(parseSeedOptions([])).toEqual({
      users: 100,
      tasks: 10_000,
      'random-seed': 1,
      clean: false,
    })
    expect(parseSeedOptions(['--users', '10_000', '--tasks=0', '--random-seed', '7'])).toEqual({
      users: 10_000,
      tasks: 0,
      'random-seed': 7,
      clean: false,
    })
  })
})
