import { type CaseName, caseNames, cases } from '../load/cases'
import type { Throughput } from '../measure/throughput'
import type { ServerName } from '../servers/start-server'
import type { Results } from './results'
import { titles } from './targets'

/** From the top of a group to its bottom, and where each is named in the legend. */
const order = ['docket', 'fastify', 'next', 'limit'] as const
const legend: Record<ServerName, number> = { docket: 28, fastify: 120, next: 282, limit: 492 }
const legendNotes: Partial<Record<ServerName, string>> = { limit: ': by hand, without safeguards' }

const colors = ['paper', 'ink', 'ink-soft', 'ink-faint', 'rule', 'edge', 'margin', 'stamp'] as const

const width = 840
const left = 232
const barsWidth = 500
const barHeight = 11
const barStep = 15
const top = 112
const rowHeight = order.length * barStep + 24

/**
 * Requests per second as bars, a group for each case, in the app's own colours by day and by night: those
 * of app/tokens.css. The longest bar of each case is as long as the others' longest.
 */
export function drawChart({ throughput, machine }: Results, tokens: string): string {
  const bottom = top + caseNames.length * rowHeight
  const height = bottom + 44
  const about = `${machine.cores} cores, Node.js ${machine.node}, PostgreSQL ${machine.postgres}, 32 connections`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title about">
<title id="title">Requests per second</title>
<desc id="about">${escapeXml(inWords(throughput))}</desc>
<style>${styles(tokens)}</style>
<rect class="paper" width="${width}" height="${height}" rx="6"/>
<text class="heading" x="28" y="44">Requests per second</text>
${order.map(legendEntry).join('\n')}
<path class="margin" d="M${left - 12} ${top - 14}V${bottom - 2}"/>
${caseNames.map((name, i) => group(name, throughput[name], top + i * rowHeight)).join('\n')}
<text class="note" x="28" y="${bottom + 24}">${escapeXml(about)}. Bars compare within a case.</text>
</svg>
`
}

function legendEntry(name: ServerName) {
  const x = legend[name]
  return `<rect class="${name}" x="${x}" y="66" width="12" height="12"/><text class="label" x="${x + 19}" y="76">${titles[name]}${legendNotes[name] ?? ''}</text>`
}

function group(name: CaseName, rates: Throughput[CaseName], y: number) {
  const most = Math.max(...order.map((server) => rates[server].perSecond))
  const bars = order.map((server, i) => {
    const { perSecond } = rates[server]
    const length = ((perSecond / most) * barsWidth).toFixed(1)
    const at = y + i * barStep
    const figure = Math.round(perSecond).toLocaleString('en')
    return `<rect class="${server}" x="${left}" y="${at}" width="${length}" height="${barHeight}"/><text class="figure ${server}-figure" x="${(left + Number(length) + 8).toFixed(1)}" y="${at + 9.5}">${figure}</text>`
  })
  return `<path class="rule" d="M28 ${y - 13}H${width - 28}"/><text class="case" x="${left - 28}" y="${y + 12}">${escapeXml(cases[name].title)}</text>
${bars.join('\n')}`
}

function inWords(throughput: Throughput) {
  const lines = caseNames.map((name) => {
    const figures = order.map((server) => {
      return `${titles[server]} ${Math.round(throughput[name][server].perSecond)}`
    })
    return `${cases[name].title}: ${figures.join(', ')}`
  })
  return `${lines.join('; ')}.`
}

function styles(tokens: string) {
  const [day, night] = [1, 2].map((side) => {
    return colors.map((name) => `--${name}:${colorOf(tokens, name)[side]}`).join(';')
  })
  return `
svg{${day}}
@media(prefers-color-scheme:dark){svg{${night}}}
text{font-family:"Hanken Grotesk Variable","Hanken Grotesk",system-ui,sans-serif;font-size:12px;fill:var(--ink)}
.heading{font-family:"Newsreader Variable",Newsreader,Georgia,serif;font-size:24px}
.case{font-family:"Newsreader Variable",Newsreader,Georgia,serif;font-size:15px;text-anchor:end}
.label,.note{fill:var(--ink-soft)}
.figure{fill:var(--ink-faint);font-size:11px;font-variant-numeric:tabular-nums}
.docket-figure{fill:var(--stamp);font-weight:600}
.paper{fill:var(--paper)}
.rule{stroke:var(--rule)}
.margin{stroke:var(--margin)}
.docket{fill:var(--stamp)}
.fastify{fill:var(--ink-soft)}
.next{fill:var(--edge)}
.limit{fill:none;stroke:var(--edge)}
`
}

/** A colour by day and by night. */
function colorOf(tokens: string, name: string): RegExpExecArray {
  const found = new RegExp(
    `--${name}: light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\)`,
  ).exec(tokens)
  if (!found) throw new Error(`app/tokens.css has no colour --${name}`)
  return found
}

function escapeXml(text: string) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
