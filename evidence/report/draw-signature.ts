import type { Drawing } from './drawing'
import { type Html, html } from './html'

/** The signature itself lies in the page, behind what it signs. */
export function drawSignature({ report, words }: Drawing): Html {
  return html`<section class="chapter signature">
<h2>${words.signature}</h2>
<p>${words.signatureLead}</p>
<dl class="facts">
<div><dt>${words.key}</dt><dd><code>${report.signer}</code></dd></div>
<div><dt>${words.verify}</dt><dd><code>npm run evidence:verify -- report.html</code></dd></div>
</dl>
<p>${words.verifyText}</p>
</section>`
}
