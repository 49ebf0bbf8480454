import { nowhere } from '@/lib/http/chosen-route'

/** What no other route answers. Without this, Next answers with a page of HTML. */
export const GET = nowhere
export const POST = nowhere
export const PUT = nowhere
export const PATCH = nowhere
export const DELETE = nowhere
export const HEAD = nowhere
export const OPTIONS = nowhere
