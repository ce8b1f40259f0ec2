import { join } from 'node:path'
import type { RunningSystems } from '../dev/start-systems'
import { printLine, step } from '../dev/terminal/progress.mjs'
import { printWaited, runInBrowser } from './checkout/browser'
import type { BenchContext } from './checkout/context'
import { FLASH_SALE, printFlashSale, runFlashSale } from './checkout/flash-sale'
import { aboutShop, checkBooks, describeBooks } from './checkout/money'
import { printStatements } from './checkout/statements'
import { inShop } from './checkout/world'
import { bench, toNumbers } from './harness/bench'
import { compare, countStatements, type Effort, printComparison, warmUp } from './peers/compare'
import type { Contestant } from './peers/contestant'
import { startPasarAlone } from './peers/like-for-like'
import { pasarWithKasir } from './peers/ours'
import { startVendure } from './peers/start-vendure'

/**
 * `npm run bench:checkout`: the whole checkout over HTTP, from the landing to the paid order, and a
 * flash sale. `--peers` alternates with Vendure, `--like-for-like` with a Pasar that confirms
 * payments in process; `--sizes 1,8,32`, `--rounds 3` and `--seconds 7` set the effort. `--browser`
 * adds a buyer's waiting times in a browser, and without a peer measures only these.
 * `--statements` only counts, and prints every statement.
 */
export default bench({
  name: 'checkout',
  options: {
    peers: false,
    'like-for-like': false,
    browser: false,
    statements: false,
    sizes: '1,8,32',
    rounds: 3,
    seconds: 7,
  },
  measure: ({ sizes, ...values }) =>
    inShop(async (shop, running) => {
      if (values.statements) return countAlone(shop)
      const effort = { ...values, sizes: toNumbers(sizes) }
      const orders =
        values.browser && !values.peers && !values['like-for-like']
          ? undefined
          : await measureOrders(shop, running, effort)
      const waited = values.browser ? await step('Buying in a browser', () => runInBrowser(shop.issuer)) : undefined

      return {
        about: await aboutShop(shop),
        ...orders,
        waited,
        print: () => {
          orders?.print()
          if (waited) printWaited(waited)
        },
      }
    }),
})

async function countAlone(shop: BenchContext) {
  const contestants = [pasarWithKasir(shop)]
  await warmUp(contestants, 7)
  const statements = await step('Counting statements', () => countStatements(contestants))

  return { statements, print: () => printStatements(statements, { texts: true }) }
}

type CheckoutEffort = Effort & { peers: boolean; 'like-for-like': boolean }

/**
 * Runs ours and the peers in one run, round by round, so that a machine that slows down favours
 * none.
 */
async function measureOrders(shop: BenchContext, running: RunningSystems, effort: CheckoutEffort) {
  const contestants: Contestant[] = []
  try {
    if (effort.peers) contestants.push(await startVendure(join(running.profile.folder, 'vendure')))
    contestants.push(pasarWithKasir(shop))
    if (effort['like-for-like']) contestants.push(await startPasarAlone(running))

    const comparison = await compare(contestants, effort)
    const flashSale = await step(`Flash sale: ${FLASH_SALE.buyers} buyers, ${FLASH_SALE.pieces} pieces`, () =>
      runFlashSale(shop),
    )
    const oversold = Math.max(0, flashSale.paid - FLASH_SALE.pieces)
    const books = await checkBooks(shop)

    return {
      ...comparison,
      flashSale,
      oversold,
      books,
      print: () => {
        printComparison(comparison)
        printFlashSale(flashSale)
        printLine(`\n  Oversold pieces: ${oversold}`)
        printLine(`  Ledger: ${describeBooks(books)}`)
      },
    }
  } finally {
    for (const { stop } of contestants) await stop()
  }
}
