import { makeLimit } from './limit'
import { runRival } from './rival'

await runRival(makeLimit)
