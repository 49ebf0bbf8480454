import { afterAll } from 'vitest'
import { closeDatabase } from '@/db/database'
import { createPostgresDatabase } from './use-postgres'

process.env.DATABASE_URL = await createPostgresDatabase()

afterAll(closeDatabase)
