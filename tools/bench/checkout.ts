import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Item } from '@jembatan/buyer/shop'
import type { RunningSystems } from '../dev/start-systems'
import { dim, printLine, step } from '../dev/terminal/progress.mjs'
import { readArguments } from '../dev/terminal/read-arguments'
import { aboutThisRun } from './checkout/about'
import { printWaited, runInBrowser } from './checkout/browser'
import { type BenchContext, openBench } from './checkout/context'
import { inDurableWorld } from './checkout/durable-world'
import { FLASH_SALE, runFlashSale } from './checkout/flash-sale'
import { measureFloor } from './checkout/floor'
import { checkBooks } from './checkout/money'
import { type Findings, print, printFlashSale, sayBooks } from './checkout/report'
import { type Round, runRound } from './checkout/round'
import { countStatements, printStatements } from './checkout/statements'
import { countOversold, PLENTY, setStock } from './checkout/stock'
import { compare, type Effort, printComparison } from './peers/compare'
import type { Contestant } from './peers/contestant'
import { startPasarAlone } from './peers/like-for-like'
import { pasarWithKasir } from './peers/ours'
import { startNodeFloor } from './peers/start-node-floor'
import { startVendure } from './peers/start-vendure'

/** Measured orders for each number of concurrent buyers. */
const ROUNDS = [
  { buyers: 1, orders: 60 },
  { buyers: 8, orders: 320 },
  { buyers: 32, orders: 640 },
]

/** Warm-up for compilers and pools, not measured. */
const WARM_UP = { buyers: 8, orders: 160 }

const OPTIONS = {
  peers: 'flag',
  'like-for-like': 'flag',
  browser: 'flag',
  statements: 'flag',
  sizes: 'value',
  rounds: 'value',
  seconds: 'value',
  json: 'value',
} as const

/**
 * `npm run bench:checkout`: the whole checkout over HTTP, from the landing to the paid order.
 * `--peers` alternates with Vendure and with bare Node, `--like-for-like` with a Pasar that
 * confirms payments in process; `--sizes 1,8,32`, `--rounds 3` and `--seconds 7` set the effort.
 * `--browser` adds a buyer's waiting times in a browser. `--statements` only counts, and prints
 * every statement. `--json FILE` saves the result.
 */
export default async function benchCheckout(args: string[]) {
  const { values } = readArguments(args, { name: 'npm run bench:checkout --', options: OPTIONS })
  const effort = {
    sizes: (values.sizes ?? '1,8,32').split(',').map(Number),
    rounds: Number(values.rounds ?? 3),
    seconds: Number(values.seconds ?? 7),
  }

  await inDurableWorld(async (running) => {
    if (values.statements) return countAlone(running)
    const inTurn = values.peers || values['like-for-like']
    const alone = values.browser && !inTurn
    const findings = inTurn ? await measureInTurn(running, values, effort) : alone ? {} : await measure(running)
    const waited = values.browser && (await waitInBrowser(running))
    if (values.json) await writeFile(values.json, `${JSON.stringify({ ...findings, waited }, null, 2)}\n`)
  })
}

async function countAlone(running: RunningSystems) {
  const bench = await openBench(running)
  await setStock(bench, { available: PLENTY })
  await step('Warming up', () => runRound({ bench, items: bench.items, ...WARM_UP }))
  printStatements(await step('Counting statements', () => countStatements(bench)), { texts: true })
}

async function waitInBrowser(running: RunningSystems) {
  const bench = await openBench(running)
  await setStock(bench, { available: PLENTY })
  const waited = await step('Buying in a browser', () => runInBrowser(bench.issuer))
  printWaited(waited)

  return waited
}

type Wanted = { peers?: true; 'like-for-like'?: true }

/**
 * Runs ours and the peers in one run, round by round, so that a machine that slows down favours
 * none.
 */
async function measureInTurn(running: RunningSystems, wanted: Wanted, effort: Effort) {
  const bench = await openBench(running)
  await setStock(bench, { available: PLENTY })
  const contestants: Contestant[] = []
  const enter = async (starting: Promise<Contestant>) => contestants.push(await starting)
  const { folder } = running.profile
  try {
    if (wanted.peers) await enter(startVendure(join(folder, 'vendure')))
    if (wanted.peers) await enter(startNodeFloor(join(folder, 'floor')))
    await enter(Promise.resolve(pasarWithKasir(bench)))
    if (wanted['like-for-like']) await enter(startPasarAlone(running))

    const comparison = await compare(contestants, effort)
    const flashSale = await step(SALE, () => runFlashSale(bench))
    const findings = {
      about: await aboutThisRun(bench),
      ...effort,
      ...comparison,
      flashSale,
      oversold: Math.max(0, flashSale.paid - FLASH_SALE.pieces),
      books: await checkBooks(bench),
    }
    for (const line of findings.about) printLine(dim(`  ${line}`))
    printComparison(comparison)
    printFlashSale(flashSale)
    printLine(`  Ledger: ${sayBooks(findings.books)}`)

    return findings
  } finally {
    for (const { stop } of contestants) await stop()
  }
}

const SALE = `Flash sale: ${FLASH_SALE.buyers} buyers, ${FLASH_SALE.pieces} pieces`

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
  const flashSale = await step(SALE, () => runFlashSale(bench))

  const findings = {
    about: await aboutThisRun(bench),
    floor,
    rounds,
    statements,
    flashSale,
    oversold: oversoldBefore + Math.max(0, flashSale.paid - FLASH_SALE.pieces),
    books: await checkBooks(bench),
  }
  print(findings)

  return findings
}

async function runRounds(title: string, run: { bench: BenchContext; items: Item[] }) {
  const rounds: Round[] = []
  for (const size of ROUNDS) {
    rounds.push(await step(`${title}, ${size.buyers} at a time`, () => runRound({ ...run, ...size })))
  }

  return rounds
}
