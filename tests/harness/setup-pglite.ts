import { afterAll } from 'vitest'
import { closeDatabase } from '@/db/database'

process.env.DATABASE_URL = 'pglite:memory://'

afterAll(closeDatabase)
