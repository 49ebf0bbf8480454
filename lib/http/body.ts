import { AppError } from '@/lib/app-error'
import type { ApiRequest } from './api-request'

const bodyBytesMax = 64 * 1024

const json = 'application/json'
const mergePatch = 'application/merge-patch+json'
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a body that must be a JSON object in UTF-8 (RFC 8259).
 * @throws AppError `unsupported_media_type`, `payload_too_large` or `bad_request`.
 */
export async function readJson(request: ApiRequest): Promise<object> {
  return (await readJsonText(request)).value
}

/** As `readJson`, with the text that it was. */
export async function readJsonText(request: ApiRequest): Promise<{ value: object; text: string }> {
  requireJsonType(request)
  const bytes = await readBytes(request)
  return { value: parseObject(bytes), text: utf8.decode(bytes) }
}

/** As `readJson`, or undefined for a body of no bytes, whatever type it claims to have. */
export async function readOptionalJson(request: ApiRequest): Promise<object | undefined> {
  const bytes = await readBytes(request)
  if (bytes.byteLength === 0) return undefined
  requireJsonType(request)
  return parseObject(bytes)
}

function requireJsonType({ method, headers }: ApiRequest) {
  if (headers.has('content-encoding')) {
    throw new AppError('unsupported_media_type', 'Send the body without a Content-Encoding.')
  }
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  const accepted = method === 'PATCH' ? [json, mergePatch] : [json]
  if (!type || !accepted.includes(type)) {
    throw new AppError('unsupported_media_type', `Send the body as ${accepted.join(' or ')}.`)
  }
}

/**
 * Reads a body of any type, and no further than it is known to be too large.
 * @throws AppError `payload_too_large`; `bad_request` where it breaks off.
 */
export async function readBytes({ headers, body }: ApiRequest): Promise<Uint8Array<ArrayBuffer>> {
  if (isAnnouncedTooLarge(headers.get('content-length'))) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body ?? []) {
      size += chunk.byteLength
      if (size > bodyBytesMax) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('bad_request', 'The body broke off.')
  }
  return Buffer.concat(chunks)
}

/** Whether a `Content-Length` says that the body is too large. */
export function isAnnouncedTooLarge(length: string | null | undefined): boolean {
  return Number(length) > bodyBytesMax
}

function parseObject(bytes: Uint8Array): object {
  let value: unknown
  try {
    value = JSON.parse(utf8.decode(bytes))
  } catch {
    throw new AppError('bad_request', 'The body is not JSON in UTF-8.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AppError('bad_request', 'The body must be a JSON object.')
  }
  return value
}

export function tooLarge() {
  return new AppError('payload_too_large', `A body may have at most ${bodyBytesMax} bytes.`)
}
