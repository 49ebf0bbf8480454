import { otherMethods } from '@/lib/http/methods'
import { pageReply } from '@/lib/http/page-reply'
import { searchOf } from '@/lib/http/query'
import { withUser } from '@/lib/http/with-user'
import { parseSecurityEventQuery } from '@/lib/security-log/event-query'
import { listSecurityEvents } from '@/lib/security-log/list-events'

export const GET = withUser(async ({ request, caller }) => {
  const search = searchOf(request)
  const page = await listSecurityEvents(caller, parseSecurityEventQuery(search))
  const items = page.items.map((event) => JSON.stringify(event))
  return pageReply({ ...page, items }, `/api/${caller.userId}/security-events`, search)
})

export const { POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = otherMethods({ GET })
