import { expect, it } from 'vitest'
import { parseCommand, UsageError } from '@/lib/migrations/command-line'

it.each([
  [['migrate'], { name: 'migrate' }],
  [['rollback'], { name: 'rollback', count: 1 }],
  [['rollback', '3'], { name: 'rollback', count: 3 }],
  [['status'], { name: 'status', shows: 'migrations', asJson: false }],
  [['status', '--json'], { name: 'status', shows: 'migrations', asJson: true }],
  [['status', '--history'], { name: 'status', shows: 'runs', asJson: false }],
])('takes %j', (args, command) => {
  expect(parseCommand(args)).toEqual(command)
})

it.each([
  [['rollback', '0'], /must be one number from 1, and is 0/],
  [['rollback', '-1'], /must be one number from 1/],
  [['rollback', '1.5'], /must be one number from 1/],
  [['rollback', '1', '2'], /must be one number from 1, and is 1 2/],
  [['rollback', 'all'], /must be one number from 1/],
  [['status', '--jsn'], /--jsn/],
  [['status', 'now'], /now/],
  [['migrate', '2'], /2/],
  [['undo'], /There is no command undo/],
  [[], /There is no command/],
])('says what is wrong with %j', (args, about) => {
  expect(() => parseCommand(args)).toThrow(UsageError)
  expect(() => parseCommand(args)).toThrow(about)
})
