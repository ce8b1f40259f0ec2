import { once } from 'node:events'
import { AT_ONCE } from '@jembatan/buyer/page-buyer'
import { WORDS } from '@jembatan/buyer/words'
import { execa } from 'execa'
import { Builder } from 'selenium-webdriver'
import { DriverService } from 'selenium-webdriver/remote'
import { baseEnvironment } from '../../tools/dev/process/base-environment'
import { freePort } from '../../tools/dev/systems/ports'
import type { OpenBrowser } from './test-browsers'
import { openWebDriverPage } from './webdriver-page'

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'

/** Debian's WebKit in its small browser, on a display of its own. */
export async function openWebkit(): Promise<OpenBrowser> {
  const display = execa({ reject: false, stderr: 'ignore' })`Xvfb -displayfd 1 -screen 0 1440x900x24`
  // An iteration over its output would end with the process only.
  const number = String(await once(display.stdout, 'data')).trim()
  const service = new DriverService.Builder('/usr/bin/WebKitWebDriver')
    .setPort(await freePort())
    .setLoopback(true)
    // WebKit asks for pages in the language of the locale, and every system has this one.
    .setEnvironment({ ...baseEnvironment(), DISPLAY: `:${number}`, LC_ALL: 'C' })
    .build()
  const driver = await new Builder()
    .usingServer(await service.start())
    .withCapabilities({
      browserName: 'MiniBrowser',
      acceptInsecureCerts: true,
      'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
    })
    .build()

  return {
    version: (await driver.getCapabilities()).getBrowserVersion() ?? '',
    page: await openWebDriverPage(driver),
    words: WORDS.en,
    hand: AT_ONCE,
    // WebKit does not send `Sec-Fetch-User`.
    tapsTwice: true,
    close: async () => {
      await driver.quit()
      await service.kill()
      display.kill()
    },
  }
}
