import { expect, it } from 'vitest'
import { countViews } from '@/lib/tasks/count-views'
import { newPerson } from '../harness/person'

it('counts what each view shows of one user’s tasks, by the day that it is there', async () => {
  const person = await newPerson()
  await person.add({ title: 'Today', due_date: '2030-01-02' })
  await person.add({ title: 'Later', due_date: '2030-01-05' })
  await person.add({ title: 'Done', completed: true })
  const caller = { userId: person.id, sessionId: person.sessionId }
  const counts = Object.fromEntries(await countViews(caller, '2030-01-02'))
  expect(counts).toMatchObject({ today: 1, upcoming: 1, completed: 1, trash: 0 })
})
