import { openDatabase } from '@/db/database'

/** Runs some work and returns the text of each statement on a tenant's behalf that it sends. */
export async function textsSentBy(work: () => Promise<unknown>): Promise<string[]> {
  const database = await openDatabase()
  const send = database.transport
  const texts: string[] = []
  database.transport = (statements, deadline) => {
    texts.push(...statements.map(({ text }) => text))
    return send(statements, deadline)
  }
  try {
    await work()
  } finally {
    database.transport = send
  }
  return texts
}
