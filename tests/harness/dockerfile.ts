import { readFileSync } from 'node:fs'

/** One instruction, such as `COPY --from=build /a /b`: its flags by name, and what follows them. */
export type Instruction = {
  stage: string
  name: string
  flags: Record<string, string>
  words: string[]
  /** `words` where they are written as a JSON array, which no shell reads. */
  exec: string[] | null
}

/**
 * The instructions of the Dockerfile in order, with the values of its ARGs put in. Those before the
 * first stage have the stage ''.
 */
export function readDockerfile(): Instruction[] {
  const text = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8')
  const lines = text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
  let stage = ''
  const values = new Map<string, string>()
  return lines.map((line) => {
    const instruction = parse(line.replace(/\$\{(\w+)\}/g, (_, name) => values.get(name) ?? ''))
    if (instruction.name === 'ARG') {
      const [name = '', value = ''] = instruction.words.join(' ').split('=')
      values.set(name, value)
    }
    if (instruction.name === 'FROM') stage = instruction.words.at(-1) ?? ''
    return { stage, ...instruction }
  })
}

/** What an instruction of the last stage runs, as `CMD ["node", "server.js"]`. */
export function readCommand(name: 'CMD' | 'HEALTHCHECK'): string[] {
  const found = readDockerfile().findLast((instruction) => instruction.name === name)
  if (!found?.exec) throw new Error(`the Dockerfile has no ${name} as a JSON array`)
  return found.exec
}

function parse(line: string) {
  const [, name = '', rest = ''] = /^\s*([A-Z]+)\s+(.*)$/.exec(line) ?? []
  const [, flagText = '', value = ''] = /^((?:--\S+\s+)*)(.*)$/.exec(rest) ?? []
  const flags = Object.fromEntries(
    flagText
      .trim()
      .split(/\s+/)
      .filter((flag) => flag !== '')
      .map((flag) => [flag.slice(2).split('=')[0] ?? '', flag.split('=').slice(1).join('=')]),
  )
  const command = name === 'HEALTHCHECK' ? value.replace(/^CMD\s+/, '') : value
  const exec: string[] | null = command.startsWith('[') ? JSON.parse(command) : null
  return { name, flags, words: value.trim().split(/\s+/), exec }
}
