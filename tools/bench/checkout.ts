import { writeFile } from 'node:fs/promises'
import type { Item } from '../../test-kit/shop'
import type { RunningSystems } from '../dev/start-systems'
import { step } from '../terminal/progress.mjs'
import { aboutThisRun } from './checkout/about'
import { type BenchContext, openBench } from './checkout/context'
import { inDurableWorld } from './checkout/durable-world'
import { FLASH_SALE, runFlashSale } from './checkout/flash-sale'
import { measureFloor } from './checkout/floor'
import { checkBooks } from './checkout/money'
import { type Findings, print } from './checkout/report'
import { type Round, runRound } from './checkout/round'
import { countStatements, printStatements } from './checkout/statements'
import { countOversold, PLENTY, setStock } from './checkout/stock'

/** Orders that are measured, for so many buyers at a time. */
const ROUNDS = [
  { buyers: 1, orders: 60 },
  { buyers: 8, orders: 320 },
  { buyers: 32, orders: 640 },
]

/** Compilers warm up, pools fill, and nobody measures that. */
const WARM_UP = { buyers: 8, orders: 160 }

/**
 * `npm run bench:checkout [-- --json FILE] [--statements]`: the whole checkout over HTTP, from the landing to the paid order.
 * `--statements` counts alone, and prints every statement.
 */
export default async function benchCheckout(args: string[]) {
  await inDurableWorld(async (running) => {
    if (args.includes('--statements')) return countAlone(running)
    const findings = await measure(running)
    print(findings)
    const file = args[args.indexOf('--json') + 1]
    if (args.includes('--json') && file) await writeFile(file, `${JSON.stringify(findings, null, 2)}\n`)
  })
}

async function countAlone(running: RunningSystems) {
  const bench = await openBench(running)
  await setStock(bench, { available: PLENTY })
  await step('Warming up', () => runRound({ bench, items: bench.items, ...WARM_UP }))
  printStatements(await step('Counting statements', () => countStatements(bench)), { texts: true })
}

async function measure(running: RunningSystems): Promise<Findings> {
  const bench = await openBench(running)
  await setStock(bench, { available: PLENTY })
  await step('Warming up', () => runRound({ bench, items: bench.items, ...WARM_UP }))
  const floor = await step('What a request costs that does nothing', () => measureFloor(bench))
  const [hot, ...others] = bench.items
  if (!hot) throw new Error('There is nothing to buy.')

  const rounds = {
    'many products': await runRounds('Buying many products', { bench, items: others }),
    'one hot product': await runRounds('Buying one hot product', { bench, items: [hot] }),
  }
  const statements = await step('Counting statements', () => countStatements(bench))
  const oversoldBefore = await countOversold(bench, {})
  const flashSale = await step(`Flash sale: ${FLASH_SALE.buyers} buyers, ${FLASH_SALE.pieces} pieces`, () =>
    runFlashSale(bench),
  )

  return {
    about: await aboutThisRun(bench),
    floor,
    rounds,
    statements,
    flashSale,
    oversold: oversoldBefore + Math.max(0, flashSale.paid - FLASH_SALE.pieces),
    books: await checkBooks(bench),
  }
}

async function runRounds(title: string, run: { bench: BenchContext; items: Item[] }) {
  const rounds: Round[] = []
  for (const size of ROUNDS) {
    rounds.push(await step(`${title}, ${size.buyers} at a time`, () => runRound({ ...run, ...size })))
  }

  return rounds
}
