import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { migrationTags, readMigrations } from '@/db/migrations'

const migrations = readMigrations()

it('finds the migrations it is about', () => {
  expect(migrations.length).toBeGreaterThan(3)
})

it.each(migrations)(
  '$tag has a way back, in as many pieces as statements',
  ({ down, statements }) => {
    for (const pieces of [statements, down ?? []]) {
      expect(pieces).not.toEqual([])
      // The embedded database takes one statement at a time.
      for (const piece of pieces) expect(withoutBodies(piece)).toMatch(/^[^;]+;?$/)
    }
  },
)

it('are read with the line ends that they were written with, which their hashes cover', () => {
  for (const { tag } of migrations) {
    expect(readFileSync(`drizzle/${tag}.sql`, 'utf8'), tag).not.toContain('\r')
  }
})

it('leaves no SQL file beside the migrations that belongs to none', () => {
  const files = readdirSync('drizzle').filter((name) => name.endsWith('.sql'))
  expect(files.sort()).toEqual(migrationTags.flatMap((tag) => [`${tag}.down.sql`, `${tag}.sql`]))
})

/** A piece without comments, and without what is quoted: texts, and the bodies of functions. */
function withoutBodies(piece: string) {
  return piece
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, '')
    .replaceAll(/'[^']*'/g, '')
    .trim()
}
