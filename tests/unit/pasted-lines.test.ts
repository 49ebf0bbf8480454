import { describe, expect, it } from 'vitest'
import { linesOf } from '@/lib/tasks/pasted-lines'

describe('a text that is pasted into a field of one line', () => {
  it.each([
    { name: 'one line', pasted: 'buy milk', lines: [] },
    {
      name: 'soft ends of lines',
      pasted: 'milk\veggs\fham\x85salt',
      lines: ['milk', 'eggs', 'ham', 'salt'],
    },
    { name: 'one line with its end', pasted: 'buy milk\r\n', lines: [] },
    { name: 'two lines', pasted: 'milk\neggs', lines: ['milk', 'eggs'] },
    { name: 'lines of Windows, and gaps', pasted: ' milk \r\n\r\n\teggs', lines: ['milk', 'eggs'] },
    {
      name: 'bullets',
      pasted: '- milk\n* eggs\n• salt\n– ham',
      lines: ['milk', 'eggs', 'salt', 'ham'],
    },
    { name: 'numbers', pasted: '1. milk\n2) eggs\n10. salt', lines: ['milk', 'eggs', 'salt'] },
    { name: 'boxes', pasted: '- [ ] milk\n- [x] eggs\n[ ] salt', lines: ['milk', 'eggs', 'salt'] },
    {
      name: 'what only looks so',
      pasted: '-5 degrees\n3.5 miles\n1984',
      lines: ['-5 degrees', '3.5 miles', '1984'],
    },
    { name: 'fifty lines', pasted: 'x\n'.repeat(50), lines: Array.from({ length: 50 }, () => 'x') },
    { name: 'more than one looks over', pasted: 'x\n'.repeat(51), lines: [] },
  ])('has the entries of $name', ({ pasted, lines }) => {
    expect(linesOf(pasted)).toEqual(lines)
  })
})
