import { lockDirectory } from '@/db/directory-lock'

/** A process that takes a directory's lock, says how that went, and lives until its input ends. */
try {
  lockDirectory(process.argv[2] ?? '')
  process.stdout.write('held\n')
  process.stdin.resume().on('end', () => process.exit(0))
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : error}\n`)
}
