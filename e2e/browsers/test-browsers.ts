import { join } from 'node:path'
import { controlsOf, type Hand, type Origins, pageBuyer } from '@jembatan/buyer/page-buyer'
import type { Words } from '@jembatan/buyer/words'
import type { Page } from 'playwright-core'
import { startSystems } from '../../tools/dev/start-systems'
import { ensureDebianPackages } from '../../tools/dev/systems/debian-packages'
import { freePort } from '../../tools/dev/systems/ports'
import { isolatedProfile } from '../../tools/dev/systems/profile'
import { eachSystem, hosts } from '../../tools/dev/systems/systems'
import { printLine } from '../../tools/dev/terminal/progress.mjs'
import { onStopSignal } from '../../tools/dev/terminal/stop-signal'
import { recordScript } from '../../tools/gate/last-green'
import { type Report, Tallied } from '../../tools/gate/suite'
import { openFirefox } from './open-firefox'
import { openWebkit } from './open-webkit'
import { openTlsFront } from './tls-front'

/** A browser with a page of its own, and how a buyer reads and writes in it. */
export type OpenBrowser = {
  version: string
  page: Page
  words: Words
  hand: Hand
  tapsTwice: boolean
  close: () => Promise<void>
}

const BROWSERS = { Firefox: openFirefox, WebKit: openWebkit }

const PACKAGES = ['firefox-esr', 'webkitgtk-webdriver', 'xvfb']

/**
 * `npm run test:browsers`: somebody buys in Firefox and in WebKit, which Debian's packages bring.
 * The last line is the sum. Returns the exit code.
 */
export default async function testBrowsers(args: string[]) {
  const record = await recordScript(args)
  const tallied = new Tallied()
  const missing = await ensureDebianPackages(PACKAGES)
  if (missing) tallied.skip('Firefox and WebKit', missing)
  else await inSecureWorld((origins) => buyInEach(origins, tallied))
  await record(tallied.sum)
  const { passed, failed, skipped } = tallied.sum
  printLine(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)

  return failed > 0 ? 1 : 0
}

/** Starts the systems of the tests behind TLS. */
async function inSecureWorld(work: (origins: Origins) => Promise<void>) {
  const profile = await isolatedProfile('test')
  const ports = await eachSystem(() => freePort())
  const origins = await eachSystem(({ name, label }) => `https://${label}.localhost:${ports[name]}`)
  for (const { name } of hosts)
    if (name !== 'walkthrough') profile.settings[name][`${name.toUpperCase()}_ORIGIN`] = origins[name]
  const running = await startSystems(profile, onStopSignal().signal)
  const fronts = await eachSystem(({ name }) =>
    openTlsFront({ folder: join(profile.folder, name, 'front'), port: ports[name], to: profile.ports[name] }),
  )
  try {
    await work(origins)
  } finally {
    for (const front of Object.values(fronts)) front.close()
    await running.stop()
  }
}

async function buyInEach(origins: Origins, tallied: Tallied) {
  for (const [name, open] of Object.entries(BROWSERS))
    await tallied.run(name, async (report) => {
      const { version, close, ...buyer } = await open()
      printLine(`  ${name} ${version}`)
      try {
        await buyInCart(report, { ...buyer, origins })
        await buyAtOnce(report, { ...buyer, origins })
      } finally {
        await close()
      }
    })
}

type Shopper = Pick<OpenBrowser, 'page' | 'words' | 'hand' | 'tapsTwice'> & { origins: Origins }

const buyInCart = (report: Report, shopper: Shopper) =>
  report.test('a tap, another variant, the cart, the checkout, QRIS and the receipt', async () => {
    const { page, words } = shopper
    const buyer = pageBuyer(shopper)
    await buyer.findInFeed('bayu-langkah-sandal')
    await buyer.cross()
    await buyer.chooseVariant('42')
    await controlsOf(page, words).addToCart.click()
    await page.getByRole('link', { name: words.openCart }).waitFor()
    await buyer.checkOutCart()
    await buyer.arrangeDelivery()
    await buyer.placeOrder()
    await buyer.payBy(words.qris)
    await buyer.returnToReceipt()
  })

const buyAtOnce = (report: Report, shopper: Shopper) =>
  report.test('a tap, Buy now, a card and the receipt', async () => {
    const { words } = shopper
    const buyer = pageBuyer(shopper)
    await buyer.order('rani-ayu-serum')
    await buyer.chooseMethod(words.card)
    await buyer.payWithCard(words.useTestCard)
    await buyer.returnToReceipt()
  })
