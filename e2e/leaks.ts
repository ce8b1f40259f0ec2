import type { BrowserContext, Page } from '@playwright/test'
import type { Place } from '../test-kit/stored-text'

/** Something that must not be kept or told: its name for the reader, and the text to look for. */
export type Secret = { name: string; text: string }

export type Leak = { secret: string; place: string }

/** Looks for every secret in every place. */
export function findLeaks(secrets: Secret[], places: Place[]): Leak[] {
  const leaks = places.flatMap(({ name: place, texts }) =>
    secrets
      .filter(({ text }) => texts.some((kept) => kept.includes(text)))
      .map(({ name: secret }) => ({ secret, place })),
  )

  return leaks.filter((leak, index) => leaks.findIndex((other) => sameLeak(leak, other)) === index)
}

const sameLeak = (one: Leak, other: Leak) => one.secret === other.secret && one.place === other.place

/** Notes from now on every `Referer` that a browser sends, as it goes out on the wire. */
export function noteReferers(context: BrowserContext) {
  const noted: Promise<string>[] = []
  context.on('request', (request) => {
    // A page that was left before the answer came can no longer say; its request went nowhere.
    noted.push(
      request.allHeaders().then(
        ({ referer = '' }) => referer,
        () => '',
      ),
    )
  })

  return async (): Promise<Place> => ({ name: 'referrers', texts: (await Promise.all(noted)).filter(Boolean) })
}

/** What a tab shows and leads back to. What a person typed or pasted themselves, no page can take back. */
export async function historyOf(page: Page): Promise<Place> {
  const devtools = await page.context().newCDPSession(page)
  const { entries } = await devtools.send('Page.getNavigationHistory')
  await devtools.detach()

  return { name: 'history', texts: entries.flatMap(({ url, title }) => [url, title]) }
}
