import { ownFont } from '@jembatan/http/own-font'
import { writeCookie } from '@jembatan/platform/cookies'
import { messagesOf } from '@/i18n/messages'
import { SESSION_COOKIE } from '../session/sessions'
import { policyOfPage } from './policy-of-page'

type AccessWords = ReturnType<typeof messagesOf>['access']

const COOKIE_OPTIONS = { secure: true, httpOnly: true, sameSite: 'strict' } as const

type PlainPage = { request: Request; status: number; code?: string; part: (words: AccessWords) => string }

/**
 * A page with its own status, in Indonesian and then English. All words are ours, so nothing needs
 * escaping.
 */
export function plainPage({ request, status, code, part }: PlainPage) {
  const requestId = (request.headers.get('x-request-id') ?? '').replace(/[^\w-]/g, '')
  const { preload, face } = ownFont()
  const html = `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${preload}
<title>Jembatan</title>
<style>
  ${face}
  :root { color-scheme: light dark; --paper: #f6f3ee; --ink: #0f1214; --quiet: #5c5a55; --line: #e4ded4; --wrong: #a3162c }
  @media (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #f4f1ec; --quiet: #b5b0a7; --line: #373d42; --wrong: #ff9a91 } }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 500 1rem/1.6 "Plus Jakarta Sans Variable", system-ui, sans-serif }
  main { box-sizing: border-box; max-width: 42rem; margin: auto; padding: 3rem 1.5rem }
  h1, h2 { line-height: 1.2; letter-spacing: -.02em; text-wrap: balance }
  section + section { margin-top: 2.5rem; border-top: 1px solid var(--line) }
  label, input { display: block; width: 100%; box-sizing: border-box; font: inherit }
  input { min-height: 48px; margin: .35rem 0 .75rem; padding: 0 .9rem; border: 1px solid var(--quiet); border-radius: 12px }
  button { min-height: 48px; padding: 0 1.5rem; border: 0; border-radius: 14px; background: var(--ink); color: var(--paper); font: inherit; font-weight: 700 }
  code { overflow-wrap: anywhere } .alert { color: var(--wrong); font-weight: 700 } .small { color: var(--quiet); font-size: .875rem }
</style>
<main>
  ${part(messagesOf('id').access)}
  <section lang="en">${part(messagesOf('en').access)}</section>
  ${code ? `<p class="small"><code>${code}</code> · <code>${requestId}</code></p>` : ''}
  <p class="small">Simulasi · tidak berafiliasi</p>
</main>
</html>`

  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOfPage(),
      'cache-control': 'no-store',
    },
  })
}

/** Redirects to a page of ours, with the session in its cookie and nothing of it in the address. */
export const redirectWithSession = (token: string, location: string) =>
  redirect(location, writeCookie(SESSION_COOKIE, token, COOKIE_OPTIONS))

/** Redirects to the first page without a session's cookie. */
export const redirectSignedOut = () => redirect('/', writeCookie(SESSION_COOKIE, '', { ...COOKIE_OPTIONS, maxAge: 0 }))

const redirect = (location: string, cookie: string) =>
  new Response(null, { status: 303, headers: { location, 'set-cookie': cookie, 'cache-control': 'no-store' } })
