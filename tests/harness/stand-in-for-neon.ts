import { neonConfig } from '@neondatabase/serverless'
import { startNeonStandIn } from './neon-stand-in'

/** Leads Neon's driver to a stand-in of our own. @returns it, to be stopped in the end. */
export async function standInForNeon() {
  const standIn = await startNeonStandIn()
  neonConfig.fetchEndpoint = standIn.httpAddress
  neonConfig.wsProxy = standIn.proxyAddress
  neonConfig.useSecureWebSocket = false
  neonConfig.pipelineConnect = false
  return standIn
}
