import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '@/lib/app-error'
import { derivedKey } from '@/lib/derived-key'

/** Where a page of a list ended: the last row's value of what the list is sorted by, and its id. */
export type Position = { value: string | null; id: string }

/** What a cursor is good for: one user's list under one set of filters and one order. */
export type ListIdentity = { list: 'tasks' | 'security-events'; userId: string; query: object }

const position = z.tuple([z.string().nullable(), z.guid()])
const macBytes = 16

/** A position as the caller may hold it. */
export function encodeCursor({ value, id }: Position, identity: ListIdentity): string {
  const payload = Buffer.from(JSON.stringify([value, id])).toString('base64url')
  return `${payload}.${mac(payload, identity).toString('base64url')}`
}

/** @throws AppError `bad_cursor` for one that was altered, or made for another list. */
export function decodeCursor(cursor: string, identity: ListIdentity): Position {
  const [payload = '', signature = ''] = cursor.split('.')
  const given = Buffer.from(signature, 'base64url')
  const expected = mac(payload, identity)
  // The text is compared too: base64url has several spellings of the same bytes.
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected)
  if (!isSigned || cursor !== `${payload}.${expected.toString('base64url')}`) {
    throw new AppError(
      'bad_cursor',
      'Use a cursor unchanged, with the filters and sort it came from.',
    )
  }
  const [value, id] = position.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  return { value, id }
}

// Neither the size of a page nor the total changes what follows a position.
const notOfTheList = ['cursor', 'limit', 'include_total']

function mac(payload: string, { list, userId, query }: ListIdentity) {
  const filters = Object.entries(query).filter(([name]) => !notOfTheList.includes(name))
  const bound = JSON.stringify([payload, list, userId, filters.sort()])
  return createHmac('sha256', derivedKey('cursor')).update(bound).digest().subarray(0, macBytes)
}
