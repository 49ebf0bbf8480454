import { afterAll } from 'vitest'
import { closeDatabase } from '@/db/database'
import { expectNoSecretLogged } from './captured-log'
import { standIn } from './use-neon'
import { createPostgresDatabase } from './use-postgres'

process.env.DATABASE_DRIVER = 'neon'
process.env.DATABASE_URL = await createPostgresDatabase()

afterAll(expectNoSecretLogged)
afterAll(async () => {
  await closeDatabase()
  await standIn.stop()
})
