import { AT_ONCE } from '@jembatan/buyer/page-buyer'
import { WORDS } from '@jembatan/buyer/words'
import type { Page } from 'playwright-core'
import { firefox } from 'playwright-core-1.62'
import type { OpenBrowser } from './test-browsers'

/**
 * Debian's Firefox. Later versions of Playwright need a newer one than the extended support
 * release.
 */
export async function openFirefox(): Promise<OpenBrowser> {
  const browser = await firefox.launch({ channel: 'moz-firefox', executablePath: '/usr/bin/firefox-esr' })
  const context = await browser.newContext({
    locale: 'id-ID',
    viewport: { width: 1440, height: 900 },
    ignoreHTTPSErrors: true,
  })

  return {
    version: browser.version(),
    // The older page has everything that the buyer uses.
    page: (await context.newPage()) as unknown as Page,
    words: WORDS.id,
    tapsTwice: false,
    // This version of Playwright fills a field by a script, which React does not see.
    hand: {
      ...AT_ONCE,
      fill: async (field, text) => {
        await field.clear()
        await field.pressSequentially(text)
      },
    },
    close: () => browser.close(),
  }
}
