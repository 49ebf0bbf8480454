import { afterAll } from 'vitest'
import { closeDatabase } from '@/db/database'
import { expectNoSecretLogged } from './captured-log'
import { createPostgresDatabase } from './use-postgres'

process.env.DATABASE_URL = await createPostgresDatabase()

afterAll(expectNoSecretLogged)
afterAll(closeDatabase)
