import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { variableSchemas } from '@/lib/env'
import { listBuildContext } from '../harness/build-context'
import { readComposeFile } from '../harness/compose-file'
import { readDockerfile } from '../harness/dockerfile'

const root = fileURLToPath(new URL('../..', import.meta.url))
const instructions = readDockerfile()
const named = (name: string) => instructions.filter((instruction) => instruction.name === name)
const lastStage = instructions.at(-1)?.stage
const inImage = instructions.filter(({ stage }) => stage === lastStage)

describe('the Dockerfile', () => {
  it('builds every stage on one version of Node.js, to the last digit', () => {
    const bases = named('FROM').map(({ words }) => words[0])
    const [node] = bases
    expect(node).toMatch(/^node:\d+\.\d+\.\d+-trixie-slim$/)
    expect(bases).toEqual([node, 'dependencies', node])
  })

  it('copies what is there: in the project, or made by a stage before', () => {
    const context = listBuildContext()
    const copies = named('COPY')
    expect(copies.length).toBeGreaterThan(2)
    for (const { flags, words } of copies) {
      for (const source of words.slice(0, -1)) {
        const isThere = flags.from
          ? makes(flags.from, source)
          : source === '.' || context.includes(source)
        expect(isThere, source).toBe(true)
      }
    }
  })

  it('hands on to the image what the standalone build holds, and nothing else', () => {
    const copies = inImage.filter(({ name }) => name === 'COPY')
    expect(copies.map(({ flags, words }) => [flags.from, ...words])).toEqual([
      ['build', '/standalone', './'],
    ])
    expect(inImage.filter(({ name }) => ['ADD', 'RUN'].includes(name))).toEqual([])
  })

  it('runs as nobody special, and passes signals on to the server itself', () => {
    const lastOne = (name: string) => inImage.findLast((one) => one.name === name)
    expect(lastOne('USER')?.words).toEqual(['1000:1000'])
    expect(lastOne('STOPSIGNAL')?.words).toEqual(['SIGTERM'])
    expect(lastOne('CMD')?.exec).toEqual(['node', expect.any(String)])
    expect(lastOne('HEALTHCHECK')?.exec).toEqual(['node', expect.any(String), 'live'])
    expect(lastOne('ENTRYPOINT')).toBeUndefined()
  })

  it('sets variables that the app knows, and no secret among them', () => {
    const set = named('ENV').flatMap(({ words }) => words.map((word) => word.split('=')[0] ?? ''))
    expect(set).toEqual(['NODE_ENV', 'HOST', 'PORT'])
    for (const name of set) expect(Object.keys(variableSchemas)).toContain(name)
  })

  it('runs scripts that are there', () => {
    const scripts = named('RUN').flatMap(({ words }) => words.filter((word) => /\.mjs$/.test(word)))
    expect(scripts).toEqual(['scripts/standalone.mjs'])
    const { scripts: commands } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(named('RUN').some(({ words }) => words.join(' ').startsWith('npm run build &&'))).toBe(
      true,
    )
    expect(commands.build).toBe('node scripts/build.mjs')
  })
})

/** Whether a stage's commands name a path that a later one copies. */
function makes(stage: string, path: string) {
  return named('RUN').some((run) => run.stage === stage && run.words.includes(path))
}

describe('what a build in a container is given', () => {
  let copy: string

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'docket-context-'))
    for (const path of listBuildContext()) cpSync(join(root, path), join(copy, path))
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  })

  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  it('is all that a build is made from', () => {
    expect(hashInputs(copy)).toBe(hashInputs(root))
  })

  it('has no secrets, no data, and nothing that was built or installed here', () => {
    const unwanted = /(^|\/)(\.env|\.data|\.git|\.next|node_modules|tests|e2e|vendor)(\/|\.|$)/
    expect(listBuildContext().filter((path) => unwanted.test(path))).toEqual([])
  })
})

/** As the build itself does it, in that folder. */
function hashInputs(folder: string) {
  const program = `
    import { hashBuildInputs } from './scripts/build-inputs.mjs'
    import { provideVendorFiles } from './scripts/vendor-files.mjs'
    provideVendorFiles()
    console.log(hashBuildInputs())`
  const [node, ...args] = [process.execPath, '--input-type=module', '--eval', program]
  return execFileSync(node, args, { cwd: folder, encoding: 'utf8' })
}

describe('compose.yaml', () => {
  const secrets = { BETTER_AUTH_SECRET: 'a-secret', DATABASE_PASSWORD: 'a-password' }

  it('sets variables that the app knows', () => {
    const { environment } = readComposeFile(secrets).services.app
    const unknown = Object.keys(environment).filter((name) => !(name in variableSchemas))
    expect(unknown).toEqual([])
    expect(environment).toMatchObject({
      BETTER_AUTH_URL: 'http://localhost:3000',
      BETTER_AUTH_SECRET: 'a-secret',
      DATABASE_URL: 'postgres://docket:a-password@database:5432/docket',
    })
  })

  it.each(['BETTER_AUTH_SECRET', 'DATABASE_PASSWORD'] as const)('asks for %s', (name) => {
    expect(() => readComposeFile({ ...secrets, [name]: '' })).toThrow(name)
  })

  it('gives the database its roles, and the password where they read it', () => {
    const { environment, secrets: given, volumes } = readComposeFile(secrets).services.database
    expect(volumes).toContain(
      './docker/make-roles.sql:/docker-entrypoint-initdb.d/make-roles.sql:ro',
    )
    const roles = readFileSync(join(root, 'docker/make-roles.sql'), 'utf8')
    for (const secret of given) expect(roles).toContain(`pg_read_file('/run/secrets/${secret}')`)
    expect(given.map((secret) => `/run/secrets/${secret}`)).toEqual([
      environment.POSTGRES_PASSWORD_FILE,
    ])
    expect(environment.POSTGRES_DB).toBe('docket')
  })
})
