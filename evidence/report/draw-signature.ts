import type { Drawing } from './drawing'
import { type Html, html } from './html'

/**
 * The signature itself lies in the page, after the signed content. Below it a reader signs by hand.
 */
export function drawSignature({ report, fingerprint, words }: Drawing): Html {
  return html`<section class="chapter signature">
<h2>${words.signature}</h2>
<p>${words.signatureLead}</p>
<dl class="facts">
<div><dt>${words.fingerprint}</dt><dd><code>${fingerprint}</code><br><small>${words.fingerprintText}</small></dd></div>
<div><dt>${words.key}</dt><dd><code>${report.signer}</code></dd></div>
<div><dt>${words.verify}</dt><dd><code>npm run evidence:verify -- report.html</code></dd></div>
</dl>
<p>${words.verifyText}</p>
<h3 class="reviewer">${words.reviewer}</h3>
<dl class="lines">
<div><dt>${words.reviewerName}</dt><dd></dd></div>
<div><dt>${words.reviewerDate}</dt><dd></dd></div>
</dl>
</section>`
}
