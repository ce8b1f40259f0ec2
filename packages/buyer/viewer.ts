import fc from 'fast-check'
import { Browser, type HttpAnswer } from './browser'
import { tap as tapAs } from './feed'

/** A visitor of Ramai, and everything that their browser says about them. */
export type Viewer = { id: string; address: string; language: string; userAgent: string; email: string }

const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-')

/** Each address is in another /64, because Ramai counts a /64 as one client. */
const addresses = fc
  .array(fc.integer({ min: 1, max: 0xffff }), { minLength: 8, maxLength: 8 })
  .map((groups) => groups.map((group) => group.toString(16)).join(':'))

export const viewers: fc.Arbitrary<Viewer> = fc.record({
  id: fc.string({ unit: letters, minLength: 22, maxLength: 22 }),
  address: addresses,
  language: fc.constantFrom('id', 'en', 'jv', 'su'),
  userAgent: fc.string({ unit: letters, minLength: 12, maxLength: 60 }),
  email: fc.emailAddress(),
})

/** Like no other viewer of this or another run. */
export function newViewer(): Viewer {
  const [viewer] = fc.sample(viewers, { numRuns: 1, seed: Date.now() ^ process.pid })

  return viewer ?? newViewer()
}

type Tap = { promo?: number; headers?: Record<string, string> }

/** A tap on a product in the feed, by a viewer who has read the leave notice. */
export function tap(ramai: string, viewer: Viewer, { promo = 101, headers = {} }: Tap = {}): Promise<HttpAnswer> {
  const { id, address, language, userAgent, email } = viewer
  const cookies = { '__Host-ramai_viewer': id, viewer_email: encodeURIComponent(email), language }

  return tapAs(new Browser(ramai, cookies), promo, {
    'user-agent': userAgent,
    'accept-language': language,
    'x-forwarded-for': address,
    ...headers,
  })
}
