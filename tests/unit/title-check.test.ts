import { describe, expect, it } from 'vitest'
import { taskInput } from '@/lib/tasks/task-schema'
import {
  dayProblem,
  normaliseTag,
  normaliseTitle,
  notesProblem,
  tagProblem,
  titleProblem,
} from '@/lib/tasks/title-check'

describe('the check of a title while it is typed', () => {
  it.each([
    { title: '', problem: { name: 'titleMissing' } },
    { title: ' \t\n ', problem: { name: 'titleMissing' } },
    { title: 'x', problem: null },
    { title: 'x'.repeat(200), problem: null },
    { title: `  ${'x'.repeat(200)}  `, problem: null },
    { title: 'x'.repeat(201), problem: { name: 'titleLong', max: 200, count: 201 } },
    { title: '🙂'.repeat(200), problem: null },
    { title: '🙂'.repeat(201), problem: { name: 'titleLong', max: 200, count: 201 } },
  ])('agrees with the API: $title', ({ title, problem }) => {
    expect(titleProblem(title)).toEqual(problem)
    expect(taskInput.safeParse({ title }).success).toBe(problem === null)
  })
})

it('a title loses the control characters that the API refuses, and nothing else', () => {
  expect(normaliseTitle(' \x07Soft\vline\tand\nend\x85 ')).toBe('Soft line\tand\nend')
})

describe('the check of notes', () => {
  it.each([
    { notes: '', problem: null },
    { notes: '🙂'.repeat(10_000), problem: null },
    { notes: '🙂'.repeat(10_001), problem: { name: 'notesLong', max: 10_000, count: 10_001 } },
  ])('agrees with the API', ({ notes, problem }) => {
    expect(notesProblem(notes)).toEqual(problem)
    const input = taskInput.safeParse({ title: 'x', description: notes })
    expect(input.success).toBe(problem === null)
  })
})

describe('the check of a due date', () => {
  it.each([
    { day: '', problem: null },
    { day: '1970-01-01', problem: null },
    { day: '9999-12-31', problem: null },
    { day: '1969-12-31', problem: { name: 'dateUnreal' } },
    { day: '0202-01-01', problem: { name: 'dateUnreal' } },
  ])('agrees with the API: $day', ({ day, problem }) => {
    expect(dayProblem(day)).toEqual(problem)
    const input = taskInput.safeParse({ title: 'x', due_date: day || null })
    expect(input.success).toBe(problem === null)
  })
})

describe('the check of a tag', () => {
  const twenty = Array.from({ length: 20 }, (_, index) => `tag ${index}`)
  it.each([
    { name: 'a short one', tag: 'home', others: [], problem: null },
    { name: 'fifty characters', tag: '🙂'.repeat(50), others: [], problem: null },
    { name: 'fifty-one', tag: 'x'.repeat(51), others: [], problem: { name: 'tagLong', max: 50 } },
    { name: 'the twentieth', tag: 'home', others: twenty.slice(1), problem: null },
    {
      name: 'the twenty-first',
      tag: 'home',
      others: twenty,
      problem: { name: 'tagsMany', max: 20 },
    },
  ])('agrees with the API: $name', ({ tag, others, problem }) => {
    expect(tagProblem(tag, others)).toEqual(problem)
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
    [' # Home ', 'home'],
    ['a\u000bb', 'a b'],
  ])('keeps “%s” as “%s”', (typed, kept) => {
    expect(normaliseTag(typed)).toBe(kept)
  })
})
