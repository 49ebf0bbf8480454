import { requireJsonAccepted } from '@/lib/http/accept'
import { handler } from '@/lib/http/handler'
import { otherMethods } from '@/lib/http/methods'
import { jsonTextReply } from '@/lib/http/reply'
import { openApiJson } from '@/lib/openapi/openapi-json'

export const GET = handler(async (request) => {
  requireJsonAccepted(request)
  return jsonTextReply(await openApiJson())
})

export const { POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = otherMethods({ GET })
