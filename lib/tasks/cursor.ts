import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '@/lib/app-error'
import { derivedKey } from '@/lib/derived-key'
import type { TaskQuery } from './task-query'

/** Where a page of the list ended: the last row's value of what the list is sorted by, and its id. */
export type Position = { value: string | null; id: string }

const position = z.tuple([z.string().nullable(), z.guid()])
const macBytes = 16

/** A position as the caller may hold it: good for the same user, filters and order alone. */
export function encodeCursor({ value, id }: Position, userId: string, query: TaskQuery): string {
  const payload = Buffer.from(JSON.stringify([value, id])).toString('base64url')
  return `${payload}.${mac(payload, userId, query).toString('base64url')}`
}

/** @throws AppError `bad_cursor` for one that was altered, or made for another list. */
export function decodeCursor(cursor: string, userId: string, query: TaskQuery): Position {
  const [payload = '', signature = ''] = cursor.split('.')
  const given = Buffer.from(signature, 'base64url')
  const expected = mac(payload, userId, query)
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

function mac(payload: string, userId: string, query: TaskQuery) {
  // Neither the size of a page nor the total changes what follows a position.
  const { cursor: _cursor, limit: _limit, include_total: _total, ...list } = query
  const bound = JSON.stringify([payload, userId, Object.entries(list).sort()])
  return createHmac('sha256', derivedKey('cursor')).update(bound).digest().subarray(0, macBytes)
}
