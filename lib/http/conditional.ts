import type { ApiRequest } from './api-request'

/** The versions that a condition names, or `*` for any. */
export type Versions = number[] | '*'

/** A request's conditions on the version of what it changes (RFC 9110, section 13.1). */
export type Conditions = { match: Versions | null; noneMatch: Versions | null }

/** Reads `If-Match`, compared strongly, and `If-None-Match`, compared weakly. */
export function conditionsOf({ headers }: ApiRequest): Conditions {
  return {
    match: versionsOf(headers.get('if-match'), /^"([1-9]\d{0,8})"$/),
    noneMatch: versionsOf(headers.get('if-none-match'), /^(?:W\/)?"([1-9]\d{0,8})"$/),
  }
}

/** Whether a task of this version may be changed, or read as new, under the conditions. */
export function holds({ match, noneMatch }: Conditions, version: number): boolean {
  return (
    (match === null || includes(match, version)) && !(noneMatch && includes(noneMatch, version))
  )
}

/** The entity tag of a version. */
export function etag(version: number) {
  return `"${version}"`
}

function includes(versions: Versions, version: number) {
  return versions === '*' || versions.includes(version)
}

/** A tag that is not one of ours names no version, and so matches nothing. */
function versionsOf(header: string | null, tag: RegExp): Versions | null {
  if (header === null) return null
  if (header.trim() === '*') return '*'
  return header.split(',').flatMap((item) => {
    const version = tag.exec(item.trim())?.[1]
    return version === undefined ? [] : [Number(version)]
  })
}
