import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { provideChromium } from './chromium.mjs'
import { installDependencies } from './dependencies.mjs'
import { Failure, main } from './main.mjs'
import { buildIfStale } from './production-build.mjs'
import { runQuietly } from './run.mjs'
import { serveDocket, serveEmptyPage, signUpWithList } from './web-vitals-servers.mjs'
import { judge, medianOf, readMeasures, table } from './web-vitals-targets.mjs'

const lighthouse = 'lighthouse@12.8.2'
/** One run says little on a machine that does other things as well. */
const runs = Number(process.env.WEB_VITALS_RUNS || 3)

await main(async () => {
  await installDependencies()
  const chromePath = (await provideChromium()) || chromium.executablePath()
  await buildIfStale()
  const folder = mkdtempSync(join(tmpdir(), 'docket-web-vitals-'))
  /** @type {import('./web-vitals-servers.mjs').Running[]} */
  const servers = []
  try {
    const docket = await serveDocket()
    servers.push(docket)
    const empty = await serveEmptyPage()
    servers.push(empty)
    const headers = join(folder, 'headers.json')
    writeFileSync(headers, JSON.stringify({ Cookie: await signUpWithList(docket.origin) }))
    const pages = [
      { path: 'an empty page', url: empty.origin, extra: [] },
      // Without a session, since these two would redirect somebody who is signed in.
      { path: '/', url: docket.origin, extra: [] },
      { path: '/sign-in', url: `${docket.origin}/sign-in`, extra: [] },
      {
        path: '/tasks',
        url: `${docket.origin}/tasks`,
        extra: [`--extra-headers=${headers}`],
      },
    ]
    /** @type {import('./web-vitals-targets.mjs').Measures[][]} */
    const measured = pages.map(() => [])
    // In turns, so that other load on the machine affects all of them alike.
    for (let run = 0; run < runs; run += 1) {
      for (const [index, { url, extra }] of pages.entries()) {
        const report = join(folder, 'report.json')
        await measure(url, { report, chromePath, extra })
        measured[index]?.push(readMeasures(JSON.parse(readFileSync(report, 'utf8'))))
      }
    }
    const rows = pages.map(({ path }, index) => ({
      path,
      measures: medianOf(measured[index] ?? []),
    }))
    console.log(table(rows))
    const missed = rows.slice(1).flatMap(judge)
    if (missed.length > 0) throw new Failure(missed.join('\n'))
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()))
    rmSync(folder, { recursive: true, force: true })
  }
})

/**
 * Lighthouse's own profile: a middling phone on a slow mobile network, simulated.
 * @param {string} url
 * @param {{ report: string, chromePath: string, extra: string[] }} options
 * @param {number} [attempts]
 */
async function measure(url, options, attempts = 3) {
  const { report, chromePath, extra } = options
  const flags = '--headless=new --no-sandbox --disable-gpu --disable-background-networking'
  try {
    await runQuietly(
      [
        ...['npx', '--yes', lighthouse, url, '--quiet', '--output=json'],
        ...[`--output-path=${report}`, `--chrome-flags=${flags}`],
        ...['--only-categories=performance,accessibility,best-practices', ...extra],
      ],
      { env: { ...process.env, CHROME_PATH: chromePath }, timeoutMs: 5 * 60_000 },
    )
  } catch (error) {
    // The browser's recording lacks its beginning, so nothing was measured.
    const isLost = error instanceof Failure && error.message.includes('NO_NAVSTART')
    if (!isLost || attempts === 1) throw error
    await measure(url, options, attempts - 1)
  }
}
