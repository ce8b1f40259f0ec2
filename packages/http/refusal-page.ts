import { ownFont } from './own-font'

/** The text of a page. It is constant text of ours, so it needs no escaping. */
export type Words = {
  language: string
  title: string
  text: string
  /** The text of a link to the same address; absent where a retry is useless. */
  again?: string
  /** The legally required contacts, for a system that must show them on each page. */
  contacts?: string[]
  /** Origins whose pages may frame this one; none by default. */
  framedBy?: string
}

export const DATABASE_AWAY = 'database_away'

const REFUSED: Words[] = [
  {
    language: 'id',
    title: 'Permintaan ditolak',
    text: 'Halaman ini tidak menerima permintaan seperti itu. Tidak ada yang berubah, dan tidak ada yang hilang. Kembalilah dan coba lagi.',
  },
  {
    language: 'en',
    title: 'Request refused',
    text: 'This page does not take a request like that. Nothing was changed and nothing was lost. Go back and try again.',
  },
]

const AWAY: Words[] = [
  {
    language: 'id',
    title: 'Sebentar lagi kami kembali',
    text: 'Data kami sedang dipulihkan. Yang sudah disimpan tetap aman. Tunggu setengah menit, lalu coba lagi.',
    again: 'Coba lagi',
  },
  {
    language: 'en',
    title: 'We will be back in a moment',
    text: 'Our data is being restored. What was saved is safe. Wait half a minute, then try again.',
    again: 'Try again',
  },
]

/**
 * Renders the page. It contains nothing of the request except its language; when that is unknown,
 * both languages appear.
 */
function pageOf(translations: Words[], { code, requestId, contacts = [] }: Refused, { preload, face } = ownFont()) {
  const [first = AWAY[0] as Words, ...others] = translations
  const title = translations.map(({ title }) => title).join(' · ')
  const other = others.map(({ language, text }) => `<p lang="${language}">${text}</p>`).join('\n')
  // Links to this page's address, so that a failed form leads back to its page.
  const again = first.again ? `<p><a href="">${translations.map(({ again }) => again).join(' · ')}</a></p>` : ''
  const foot = (first.contacts ?? contacts).map((line) => `<p>${line}</p>`).join('')

  return `<!doctype html>
<html lang="${first.language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">${preload}
<title>${title}</title>
<style>${face}:root{color-scheme:light dark;--paper:#f6f3ee;--ink:#0f1214}@media(prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#f4f1ec}}body{font:500 1rem/1.6 "Plus Jakarta Sans Variable",system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem;background:var(--paper);color:var(--ink)}h1{font-size:1.75rem;line-height:1.25}a{display:inline-block;padding:.7rem 1.4rem;border-radius:999px;background:var(--ink);color:var(--paper);text-decoration:none}code,footer{font-size:.85em}</style>
<main><h1>${first.title}</h1>
<p>${first.text}</p>
${other}${again}
<p><code>${code} · ${requestId}</code></p></main>${foot && `<footer>${foot}</footer>`}</html>
`
}

type Refused = {
  code: string
  requestId: string
  /** Whether the caller is a browser page and not a program. */
  asPage: boolean
  /** The text in the caller's language; absent where the system provides none. */
  words?: Words | undefined
  /** Contacts for a page in both languages. */
  contacts?: string[] | undefined
}

/** Returns the text of a refusal, and headers that forbid it to load or run anything. */
export function describeRefusal(refused: Refused) {
  const { code, requestId, asPage, words } = refused
  const translations = words ? [words] : code === DATABASE_AWAY ? AWAY : REFUSED

  return {
    text: asPage ? pageOf(translations, refused) : JSON.stringify({ error: code, requestId }),
    headers: {
      'content-type': asPage ? 'text/html; charset=utf-8' : 'application/json',
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; frame-ancestors ${words?.framedBy || "'none'"}`,
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  }
}
