import { afterAll } from 'vitest'
import { closeDatabase } from '@/db/database'
import { expectNoSecretLogged } from './captured-log'

process.env.DATABASE_URL = 'pglite:memory://'

afterAll(expectNoSecretLogged)
afterAll(closeDatabase)
