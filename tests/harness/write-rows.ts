import { openEmbedded } from '@/db/embedded'

/** A process that opens an embedded database and writes rows until it is killed, naming each written. */
const { transport } = await openEmbedded(process.argv[2] ?? '')
const run = (text: string, values: unknown[] = []) => transport([{ text, values, shape: 'array' }])

await run('create table if not exists written (number integer primary key)')
for (let number = 0; ; number += 1) {
  await run('insert into written values ($1)', [number])
  process.stdout.write(`${number}\n`)
}
