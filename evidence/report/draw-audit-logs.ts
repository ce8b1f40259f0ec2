import type { Drawing } from './drawing'
import { type Html, html } from './html'

/** Where each trail ends, signed by the system that it belongs to. */
export function drawTrails({ report, words }: Drawing): Html {
  return html`<section class="chapter">
<h2>${words.trails}</h2>
<p class="lead">${words.trailsLead}</p>
${report.trails.map(
  ({ title, events, head, faults, statement }) => html`<article class="trail">
<h3>${title} <span class="badge ${faults.length === 0 ? 'passed' : 'failed'}">${faults.length === 0 ? `✓ ${words.whole}` : `✗ ${words.broken}`}</span></h3>
<p>${events} ${words.events}</p>
<dl class="facts">
<div><dt>${words.head}</dt><dd><code>${head.sequence} · ${head.hash}</code></dd></div>
<div><dt>${words.statement}</dt><dd><code>${statement}</code></dd></div>
</dl>
</article>`,
)}
</section>`
}
