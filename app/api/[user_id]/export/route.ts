import { exportAccount } from '@/lib/account/export-account'
import { exportFileName } from '@/lib/account/export-schema'
import { fileReply } from '@/lib/http/file-reply'
import { otherMethods } from '@/lib/http/methods'
import { withUser } from '@/lib/http/with-user'

export const GET = withUser(async ({ caller, requestId }) =>
  fileReply(exportAccount(caller), { name: exportFileName, requestId }),
)

export const { POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = otherMethods({ GET })
