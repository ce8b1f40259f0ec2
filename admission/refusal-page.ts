import { ownFont } from './own-font'

/** Nothing of the request is in it, so it needs no language of its own: both are said. */
const pageOf = (code: string, requestId: string, { preload, face } = ownFont()) => `<!doctype html>
<html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">${preload}
<title>Permintaan ditolak · Request refused</title>
<style>${face}body{font:500 1rem/1.6 "Plus Jakarta Sans Variable",system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem}code{font-size:.85em}</style>
<main><h1>Permintaan ditolak</h1>
<p>Halaman ini tidak menerima permintaan seperti itu. Tidak ada yang berubah, dan tidak ada yang hilang. Kembalilah dan coba lagi.</p>
<p lang="en">This page does not take a request like that. Nothing was changed and nothing was lost. Go back and try again.</p>
<p><code>${code} · ${requestId}</code></p></main></html>
`

type Refused = { code: string; requestId: string /** Whether a person may meet it, or a program. */; asPage: boolean }

/** The text of a refusal, and the headers that let it do nothing. */
export function describeRefusal({ code, requestId, asPage }: Refused) {
  return {
    text: asPage ? pageOf(code, requestId) : JSON.stringify({ error: code, requestId }),
    headers: {
      'content-type': asPage ? 'text/html; charset=utf-8' : 'application/json',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  }
}
