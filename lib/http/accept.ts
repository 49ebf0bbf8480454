import Negotiator from 'negotiator'
import { AppError } from '@/lib/app-error'

/** @throws AppError `not_acceptable` where the request takes everything but JSON. */
export function requireJsonAccepted({ headers }: Request): void {
  const accept = headers.get('accept')
  if (!accept) return
  if (new Negotiator({ headers: { accept } }).mediaTypes(['application/json']).length === 0) {
    throw new AppError('not_acceptable', 'This service answers in application/json only.')
  }
}
