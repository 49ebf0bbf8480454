import { expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { listTasks } from '@/lib/tasks/list-tasks'
import { parseTaskQuery } from '@/lib/tasks/task-query'
import { signUp } from '../harness/sign-up'

it('plans a list once, and not for each request', async () => {
  const { person } = await signUp()
  const limits = [1, 2, 5, 10, 20, 50, 100, 200]
  for (const limit of limits) {
    const query = parseTaskQuery(new URLSearchParams({ search: 'milk', limit: String(limit) }))
    await listTasks({ userId: person.id, sessionId: null }, query)
  }
  const { transport } = await openDatabase()
  // Whoever asks alone has one connection, which knows what was prepared on it.
  const text = `select generic_plans::int, custom_plans::int from pg_prepared_statements
    where statement like '%row_to_json(page)%' and statement not like '%from pg_prepared%'`
  const [plans] = await transport([{ text, values: [], shape: 'array' }])
  expect(plans).toEqual([[limits.length, 0]])
})
