import { type Answer, Browser } from '@jembatan/contract/conformance/browser'
import { signHandoff } from './sign-handoff'
import { pasar } from './systems'
import type { Language } from './words'

export type Accept = { accept: string }

export type Refusal = {
  what: string
  status: number
  code: string
  says: Record<Language, string>
  headers?: Record<string, RegExp>
  /** How a browser comes to be refused. */
  ask: (browser: Browser, as: Accept) => Promise<Answer>
}

const link = (token: string) => `/h?t=${token}`
const opening = (token: string) => async (browser: Browser, headers: Accept) => browser.ask(link(token), { headers })

const LONG_AGO = new Date(0)

const TAPS_OF_NO_PERSON = 61

/** The whole table of what a handoff can be refused for, but for the shop's own trouble. */
export const REFUSALS: Refusal[] = [
  {
    what: 'a broken link',
    status: 400,
    code: 'handoff_invalid',
    says: { id: 'Tautannya tidak sampai dengan utuh', en: 'The link did not arrive intact' },
    ask: opening('broken'),
  },
  {
    what: 'a form from another site',
    status: 403,
    code: 'handoff_cross_site',
    says: { id: 'Kamu yang membuka ini?', en: 'Was it you who opened this?' },
    ask: async (browser, as) =>
      browser.claim(await browser.open(await signHandoff()), { ...as, 'sec-fetch-site': 'cross-site' }),
  },
  {
    what: 'an item that is not sold',
    status: 404,
    code: 'item_unavailable',
    says: { id: 'Barang ini tidak ada di Pasar', en: 'Pasar does not have this item' },
    ask: async (browser, as) => opening(await signHandoff({ sku: 'NOTHING' }))(browser, as),
  },
  {
    what: 'a claim that only looks',
    status: 405,
    code: 'method_not_allowed',
    says: { id: 'Cara membukanya tidak tepat', en: 'This is not the way to open it' },
    headers: { allow: /^POST$/ },
    ask: (browser, headers) => browser.ask('/h/claim', { headers }),
  },
  {
    what: 'a look that would write',
    status: 405,
    code: 'method_not_allowed',
    says: { id: 'Cara membukanya tidak tepat', en: 'This is not the way to open it' },
    headers: { allow: /^GET, HEAD$/ },
    ask: (browser, headers) => browser.ask('/h', { method: 'DELETE', headers }),
  },
  {
    what: 'a link that another browser used',
    status: 409,
    code: 'handoff_used',
    says: { id: 'Tautan ini sudah dibuka di peramban lain', en: 'This link was already opened in another browser' },
    ask: async (browser, as) => {
      const [token, other] = [await signHandoff(), new Browser(pasar.origin)]
      await other.claim(await other.open(token))

      return browser.claim(await browser.open(token), as)
    },
  },
  {
    what: 'a link that timed out',
    status: 410,
    code: 'handoff_expired',
    says: { id: 'Tautannya sudah lewat waktu', en: 'The link timed out' },
    ask: async (browser, as) => opening(await signHandoff({ now: LONG_AGO }))(browser, as),
  },
  {
    what: 'a form that is too large',
    status: 413,
    code: 'payload_too_large',
    says: { id: 'Isi permintaannya terlalu besar', en: 'The request is too large' },
    ask: (browser, as) => browser.claim(new URLSearchParams({ t: 'A'.repeat(10_000) }), as),
  },
  {
    what: 'an address that is too long',
    status: 414,
    code: 'uri_too_long',
    says: { id: 'Alamatnya terlalu panjang', en: 'The address is too long' },
    ask: opening('A'.repeat(5_000)),
  },
  {
    what: 'a claim that is no form',
    status: 415,
    code: 'unsupported_media_type',
    says: { id: 'Jenis isinya tidak kami terima', en: 'We do not accept this kind of content' },
    ask: (browser, as) => browser.claim(new URLSearchParams(), { ...as, 'content-type': 'application/json' }),
  },
  {
    what: 'a browser that claims without a pause',
    status: 429,
    code: 'too_many_requests',
    says: { id: 'Terlalu banyak percobaan', en: 'Too many attempts' },
    headers: { 'retry-after': /^([1-9]|10)$/ },
    ask: async (browser, as) => {
      const fields = await browser.open(await signHandoff())
      fields.set('t', await signHandoff({ now: LONG_AGO }))
      for (let taps = 1; taps < TAPS_OF_NO_PERSON; taps++) await browser.claim(fields, as)

      return browser.claim(fields, as)
    },
  },
]

/** Asked of a Pasar whose database is gone. */
export const OUT_OF_ORDER: Refusal = {
  what: 'a shop that cannot look it up',
  status: 503,
  code: 'handoff_unavailable',
  says: { id: 'Belum bisa kami periksa sekarang', en: 'We cannot check this right now' },
  headers: { 'retry-after': /^5$/ },
  ask: async (browser, as) => opening(await signHandoff())(browser, as),
}
