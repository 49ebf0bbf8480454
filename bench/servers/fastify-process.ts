import { makeFastify } from './fastify'
import { runRival } from './rival'

await runRival(makeFastify)
