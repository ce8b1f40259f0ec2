import type { Drawing } from './drawing'
import { type Html, html } from './html'

/** The head of each audit log, signed by its system. */
export function drawAuditLogs({ report, words }: Drawing): Html {
  return html`<section class="chapter">
<h2>${words.auditLogs}</h2>
<p class="lead">${words.auditLogsLead}</p>
${report.auditLogs.map(
  ({ title, events, head, faults, statement }) => html`<article class="audit-log">
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
