import { send } from './person'

/** A process that creates a task under an Idempotency-Key and says how that went. */
const [token = '', key = ''] = process.argv.slice(2)
const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key }
const { status } = await send('POST', '/api/me/tasks', { headers, body: { title: 'Once' } })
process.stdout.write(`${status}\n`)
