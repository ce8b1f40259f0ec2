import { CLAIMS } from '../../walkthrough/server/register/claims'
import { badge } from './draw-controls'
import { everyRow, fact, moment } from './draw-cover'
import type { Drawing } from './drawing'
import { type Html, html } from './html'
import type { Database, Report } from './report'

/** The flow by which a buyer crosses. */
const HANDOFF = 'F2'

/** One sheet: the story, the figures of this run, and the checks. */
export function drawHandout(drawing: Drawing): Html {
  const { report, fingerprint, language, words } = drawing
  const { build, databases, at, sum } = report
  const { sheet } = words
  const all = sum.passed + sum.failed + sum.notBuilt
  const taps = report.flows.find(({ id }) => id === HANDOFF)?.recorded ?? 0

  return html`<main class="sheet">
<header>
<p class="mark">Jembatan</p>
<h1>${sheet.title}</h1>
<p class="lead">${sheet.lead}</p>
</header>
<dl class="figures">
${figure(sum.passed, sheet.controls.replace('{all}', String(all)), sum.failed > 0)}
${figure(CLAIMS.length, sheet.facts)}
${figure(taps, sheet.taps)}
${outside(report, drawing)}
</dl>
<div class="systems">${databases.map((database) => drawSystem(database, drawing))}</div>
<ol class="rows">${everyRow(report).map(
    ({ row, title, verdict }) => html`
<li value="${row}"><span>${title[language]}</span> ${badge(verdict, drawing)}</li>`,
  )}
</ol>
<footer>
<dl class="facts">
${fact(words.fingerprint, html`<code>${fingerprint}</code>`)}
${fact(words.checkedAt, moment(at, language))}
${fact(words.builtFrom, html`<code>${build.commit.slice(0, 12) || '–'}</code>${build.changed && ` (${words.changed})`}`)}
${fact(sheet.check, html`<code>npm run evidence:verify -- handout.pdf</code>`)}
</dl>
<p class="simulation">${words.simulation}</p>
</footer>
</main>`
}

const figure = (number: number, name: string, wrong = false) =>
  html`<div${wrong && html` class="wrong"`}><dt>${name}</dt><dd>${number}</dd></div>`

/** Without a measurement there is no number. */
function outside({ unexplained }: Report, { words: { sheet } }: Drawing) {
  if (unexplained === null) return html`<div><dt>${sheet.unmeasured}</dt><dd>–</dd></div>`

  return figure(unexplained.length, sheet.outside, unexplained.length > 0)
}

function drawSystem({ system, title, tables, absent }: Database, { words: { sheet, concept } }: Drawing) {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const name = (of: string) => Object.entries(concept).find(([known]) => known === of)?.[1] ?? of

  return html`<section class="database ${system}">
<h3>${title}</h3>
<p>${sheet.tables.replace('{tables}', String(tables.length)).replace('{rows}', String(rows))}</p>
<h4>${sheet.without}</h4>
<p class="without">${absent.map(({ concept: one, found }, index) => [
    index > 0 && ', ',
    found.length === 0 ? html`<s>${name(one)}</s>` : html`<b class="wrong">${name(one)}: ${sheet.here}</b>`,
  ])}${absent.length === 0 && sheet.nothingAbsent}</p>
</section>`
}
