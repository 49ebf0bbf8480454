import { NextResponse } from 'next/server'

/** Without a file of this name Turbopack takes the one two folders up. */
export function proxy() {
  return NextResponse.next()
}

export const config = { matcher: '/nothing' }
