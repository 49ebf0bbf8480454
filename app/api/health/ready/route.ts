import { handler } from '@/lib/http/handler'
import { otherMethods } from '@/lib/http/methods'
import { checkReadiness } from '@/lib/readiness'

export const GET = handler(async () => {
  const readiness = await checkReadiness()
  const isReady = readiness.status === 'ready'
  const headers = isReady ? undefined : { 'retry-after': '1' }
  return Response.json(readiness, { status: isReady ? 200 : 503, headers })
})

export const { POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = otherMethods({ GET })
