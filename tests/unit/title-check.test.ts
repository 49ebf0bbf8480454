import { describe, expect, it } from 'vitest'
import { taskInput } from '@/lib/tasks/task-schema'
import { normaliseTag, tagProblem, titleProblem } from '@/lib/tasks/title-check'

describe('the check of a title while it is typed', () => {
  it.each([
    { title: '', problem: /needs a title/ },
    { title: ' \t\n ', problem: /needs a title/ },
    { title: 'x', problem: null },
    { title: 'x'.repeat(200), problem: null },
    { title: `  ${'x'.repeat(200)}  `, problem: null },
    { title: 'x'.repeat(201), problem: /at most 200 characters; this one has 201/ },
    { title: '🙂'.repeat(200), problem: null },
    { title: '🙂'.repeat(201), problem: /this one has 201/ },
  ])('agrees with the API: $title', ({ title, problem }) => {
    const found = titleProblem(title)
    if (problem) expect(found).toMatch(problem)
    else expect(found).toBeNull()
    expect(taskInput.safeParse({ title }).success).toBe(problem === null)
  })
})

describe('the check of a tag', () => {
  const twenty = Array.from({ length: 20 }, (_, index) => `tag ${index}`)
  it.each([
    { name: 'a short one', tag: 'home', others: [], problem: null },
    { name: 'fifty characters', tag: '🙂'.repeat(50), others: [], problem: null },
    { name: 'fifty-one', tag: 'x'.repeat(51), others: [], problem: /at most 50 characters/ },
    { name: 'the twentieth', tag: 'home', others: twenty.slice(1), problem: null },
    { name: 'the twenty-first', tag: 'home', others: twenty, problem: /at most 20 tags/ },
  ])('agrees with the API: $name', ({ tag, others, problem }) => {
    const found = tagProblem(tag, others)
    if (problem) expect(found).toMatch(problem)
    else expect(found).toBeNull()
    const input = taskInput.safeParse({ title: 'x', tags: [...others, tag] })
    expect(input.success).toBe(problem === null)
  })

  it.each([
    ['  #Home ', 'home'],
    ['HOME', 'home'],
    ['##urgent', '#urgent'],
    ['#', ''],
    ['C#', 'c#'],
    ['two words', 'two words'],
  ])('keeps “%s” as “%s”', (typed, kept) => {
    expect(normaliseTag(typed)).toBe(kept)
  })
})
