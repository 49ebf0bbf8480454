import { handler } from '@/lib/http/handler'
import { otherMethods } from '@/lib/http/methods'

export const GET = handler(async () => Response.json({ status: 'live' }))

export const { POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = otherMethods({ GET })
