import { ownFont } from '@jembatan/http/own-font'
import type common from '@/messages/id/common.json'

type PlainPage = { language: string; title: string; main: string; common: typeof common }

/** The page loads nothing and navigates nowhere by itself. */
const BOUNDS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; frame-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
}

/**
 * Returns a page that explains a refusal, with its own status. All its text is ours, from the
 * message files.
 */
export const plainPage = (page: PlainPage, { status, headers }: { status: number; headers?: HeadersInit }): Response =>
  new Response(write(page), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...BOUNDS,
      ...Object.fromEntries(new Headers(headers)),
    },
  })

function write({ language, title, main, common }: PlainPage): string {
  const { preload, face } = ownFont()

  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${preload}
<title>${title} · Ramai</title>
<style>
  ${face}
  :root { color-scheme: light dark; --paper: #f6f3ee; --ink: #0f1214; --muted: #5c5a55; --line: #e4ded4; --mark: #c8243a }
  @media (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #f4f1ec; --muted: #b5b0a7; --line: #373d42; --mark: #ff8b97 } }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 500 1rem/1.6 "Plus Jakarta Sans Variable", system-ui, sans-serif }
  .page { box-sizing: border-box; min-height: 100dvh; max-width: 42rem; margin: auto; padding: 1.25rem 1.5rem; display: flex; flex-direction: column }
  header { display: flex; align-items: center; gap: .5rem; font-size: 1.25rem; font-weight: 800; letter-spacing: -.02em }
  main { flex: 1; padding: 4rem 0 3rem }
  h1, h2, h3 { margin: 2rem 0 0; font-size: 1.25rem; line-height: 1.15; letter-spacing: -.025em; font-weight: 800; text-wrap: balance }
  h1, .title { margin: 0; font-size: clamp(1.9rem, 6vw, 2.5rem) }
  section + section { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 3rem }
  main p { max-width: 34rem; font-size: 1.125rem; color: var(--muted) }
  main p.id, main p.small { font-size: .875rem; overflow-wrap: anywhere }
  a { display: inline-flex; align-items: center; min-height: 48px; color: inherit }
  .button { margin-top: .75rem; padding: 0 1.5rem; border-radius: 14px; background: var(--ink); color: var(--paper); font-weight: 700; text-decoration: none }
  a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }
  footer { border-top: 1px solid var(--line); padding: 1.5rem 0; font-size: .875rem; color: var(--muted) }
  footer strong { color: var(--ink) } footer .mark { color: var(--mark); font-weight: 700 } footer p { margin: .35rem 0 }
</style>
<div class="page">
  <header><svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><rect width="32" height="32" rx="10" fill="#ff4d5e"/><circle cx="10.5" cy="19.5" r="4" fill="#fff"/><circle cx="18" cy="12" r="4.6" fill="#fff"/><circle cx="23" cy="21.5" r="2.8" fill="#fff"/></svg>Ramai</header>
  <main>
${main}
  </main>
  <footer>
    <p class="mark">${common.simulation}</p>
    <p><strong>${common.complaints}</strong></p>
    <p><strong>${common.operator}</strong> ${common.operatorContact}</p>
    <p><strong>${common.ministry}</strong> ${common.ministryContact}</p>
  </footer>
</div>
</html>`
}
