import { type Answer, Browser } from '@jembatan/contract/conformance/browser'
import fc from 'fast-check'

/** Somebody in front of Ramai, and all that their browser says about them. */
export type Viewer = { id: string; address: string; language: string; userAgent: string; email: string }

const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-')

export const viewers: fc.Arbitrary<Viewer> = fc.record({
  id: fc.string({ unit: letters, minLength: 22, maxLength: 22 }),
  address: fc.ipV6(),
  language: fc.constantFrom('id', 'en'),
  userAgent: fc.string({ unit: letters, minLength: 12, maxLength: 60 }),
  email: fc.emailAddress(),
})

/** A tap on a product in the feed, the leave notice read. */
export function tap(origin: string, { id, address, language, userAgent, email }: Viewer, promo = 101): Promise<Answer> {
  const cookies = { '__Host-ramai_viewer': id, viewer_email: encodeURIComponent(email), language }

  return new Browser(origin, cookies).ask('/out', {
    method: 'POST',
    body: String(new URLSearchParams({ shop: 'pasar', promo: String(promo), notice: 'read' })),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      'user-agent': userAgent,
      'x-forwarded-for': address,
    },
  })
}

/** Empty when nobody was let go. */
export const tokenIn = ({ headers }: Answer) =>
  new URL(headers.location ?? '', 'http://nowhere').searchParams.get('t') ?? ''
