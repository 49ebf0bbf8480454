import Negotiator from 'negotiator'
import { AppError } from '@/lib/app-error'
import type { ApiRequest } from './api-request'

// `;charset=utf-8` behind a type asks for nothing that is not given anyway.
const parametersButWeight = /;(?!\s*q=)[^;,]*/gi

/** @throws AppError `not_acceptable` where the request takes everything but JSON. */
export function requireJsonAccepted({ headers }: ApiRequest): void {
  const accept = headers.get('accept')?.replaceAll(parametersButWeight, '')
  if (!accept) return
  if (new Negotiator({ headers: { accept } }).mediaTypes(['application/json']).length === 0) {
    throw new AppError('not_acceptable', 'This service answers in application/json only.')
  }
}
