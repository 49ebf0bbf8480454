import { cronRoute } from '@/lib/http/cron-route'
import { jsonReply } from '@/lib/http/reply'
import { purge } from '@/lib/purge/purge'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = cronRoute(async () =>
  jsonReply(await purge()),
)
