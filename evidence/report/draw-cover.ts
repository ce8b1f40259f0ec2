import { badge } from './draw-controls'
import type { Drawing } from './drawing'
import { type Html, html } from './html'
import type { Report } from './report'

/** On one page: that it is a simulation, how many controls hold, and which. */
export function drawSummary(drawing: Drawing): Html {
  const { report, fingerprint, language, words } = drawing
  const { sum } = report

  return html`<header class="cover">
<p class="mark"><svg viewBox="0 0 40 24" aria-hidden="true"><path d="M1 19h38M4 19c4-15 28-15 32 0M11 19v-7.4M20 19V8M29 19v-7.4"/></svg> Jembatan</p>
<h1>${words.title}</h1>
<p class="subtitle">${words.subtitle}</p>
<p class="fingerprint">${words.fingerprint} <code>${fingerprint}</code></p>
<p class="simulation">${words.simulation}</p>
<dl class="sums">
${count(sum.passed, words.passedCount, 'passed')}
${count(sum.failed, words.failedCount, sum.failed > 0 ? 'failed' : 'none')}
${count(sum.notBuilt, words.notBuiltCount, 'not_built')}
</dl>
<p class="meaning"><b>${words.meaning}.</b> ${sum.failed === 0 ? words.holds : words.holdsNot}</p>
<table class="glance">
<thead><tr><th scope="col">${words.row}</th><th scope="col">${words.control}</th><th scope="col">${words.verdict}</th></tr></thead>
<tbody>${everyRow(report).map(
    ({ row, title, verdict }) => html`
<tr><td class="number">${row}</td><td>${title[language]}</td><td>${badge(verdict, drawing)}</td></tr>`,
  )}</tbody>
</table>
</header>`
}

/** All rows by number, with or without a check. */
export const everyRow = ({ rows, notBuilt }: Report) =>
  [...rows, ...notBuilt.map((row) => ({ ...row, verdict: 'not_built' as const }))].toSorted(
    (one, other) => one.row - other.row,
  )

/** The interpretation, commit, environment and time, and the limits of the proof. */
export function drawOrigin({ report, language, words }: Drawing): Html {
  const { build, environment, at } = report

  return html`<section class="chapter cover">
<section>
<h2>${words.reading}</h2>
<p>${words.readingText}</p>
</section>
<section>
<h2>${words.about}</h2>
<dl class="facts">
${fact(words.builtFrom, html`<code>${build.commit || '–'}</code>${build.changed && ` (${words.changed})`}`)}
${fact(words.committedAt, build.committedAt || '–')}
${fact(words.checkedAt, moment(at, language))}
${fact(words.machine, `${environment.os} · ${environment.cores} ${words.cores} · ${environment.memoryGiB} ${words.memory}`)}
${fact('Node.js', environment.node)}
${fact(
  words.database,
  `PostgreSQL ${Object.entries(environment.postgres)
    .map(([name, version]) => `${version} (${name})`)
    .join(', ')}`,
)}
${fact(words.key, html`<code>${report.signer}</code>`)}
</dl>
</section>
<section class="admits">
<h2>${words.admits}</h2>
<ul>${words.admitsList.map((item) => html`<li>${item}</li>`)}</ul>
</section>
</section>`
}

const count = (number: number, word: string, verdict: string) =>
  html`<div class="${verdict}"><dt>${word}</dt><dd>${number}</dd></div>`

export const fact = (name: string, value: Html | string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`

/** In the reader's time zone, Jakarta. */
export const moment = (at: string, language: string) =>
  `${new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Asia/Jakarta' }).format(new Date(at))} WIB`
