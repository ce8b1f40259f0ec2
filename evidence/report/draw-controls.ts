import type { Checked } from '../controls/check-each'
import type { Drawing } from './drawing'
import { type Html, html } from './html'

/** Lines of a check's evidence that fit on a page; the command prints the rest. */
const EXCERPT = 7
const LONGEST = 260

type Row = Checked

/** Each control with its evidence, then those without a check. */
export function drawControls(drawing: Drawing): Html {
  const { report, language, words } = drawing

  return html`<section class="chapter">
<h2>${words.controls}</h2>
<p class="lead">${words.controlsLead}</p>
${report.rows.map((row) => drawRow(row, drawing))}
<h3 class="later">${words.later}</h3>
<p>${words.laterLead}</p>
<table class="glance absent-rows">
<tbody>${report.notBuilt.map(
    ({ row, title, clauses }) => html`
<tr><td class="number">${row}</td><td>${title[language]}</td><td class="quiet">${clauses[language]}</td></tr>`,
  )}</tbody>
</table>
</section>`
}

function drawRow({ row, title, clauses, verdict, figure, evidence, tookMs }: Row, drawing: Drawing) {
  const { language, words } = drawing
  const rest = evidence.length - EXCERPT

  return html`<article class="control ${verdict}">
<h3><span class="number">${row}</span> ${title[language]} ${badge(verdict, drawing)}</h3>
<p class="figure">${figure[language]}</p>
<p class="clauses">${clauses[language]}</p>
<h4>${words.evidence}</h4>
<ul class="evidence" lang="en">${evidence.slice(0, EXCERPT).map((line) => html`<li>${shorten(line)}</li>`)}</ul>
${rest > 0 && html`<p class="rest">+ ${rest} ${words.more}</p>`}
<p class="repeat">${words.repeat}: <code>npm run evidence -- ${row}</code> <span>${(tookMs / 1000).toFixed(1)} ${words.took}</span></p>
</article>`
}

const shorten = (line: string) => (line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line)

const SIGNS = { passed: '✓', failed: '✗', not_built: '…' } as const

export function badge(verdict: Row['verdict'], { words }: Drawing): Html {
  const word = { passed: words.passed, failed: words.failed, not_built: words.notBuilt }[verdict]

  return html`<span class="badge ${verdict}">${SIGNS[verdict]} ${word}</span>`
}
