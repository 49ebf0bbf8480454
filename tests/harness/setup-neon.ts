import { neonConfig } from '@neondatabase/serverless'
import { afterAll } from 'vitest'
import { closeDatabase } from '@/db/database'
import { startNeonStandIn } from './neon-stand-in'
import { createPostgresDatabase } from './use-postgres'

const standIn = await startNeonStandIn()
neonConfig.fetchEndpoint = standIn.httpAddress
neonConfig.wsProxy = standIn.proxyAddress
neonConfig.useSecureWebSocket = false
neonConfig.pipelineConnect = false

process.env.DATABASE_DRIVER = 'neon'
process.env.DATABASE_URL = await createPostgresDatabase()

afterAll(async () => {
  await closeDatabase()
  await standIn.stop()
})
