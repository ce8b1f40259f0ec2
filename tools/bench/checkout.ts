import { writeFile } from 'node:fs/promises'
import type { RunningSystems } from '../dev/start-systems'
import { step } from '../terminal/progress.mjs'
import { aboutThisRun } from './checkout/about'
import { findWorkers, type Workers } from './checkout/cpu'
import { inDurableWorld } from './checkout/durable-world'
import { measureFloor } from './checkout/floor'
import { checkBooks } from './checkout/money'
import { type Findings, print } from './checkout/report'
import { type Round, runRound } from './checkout/round'
import { RUSH, rush } from './checkout/rush'
import { countOversold, PLENTY, setStock } from './checkout/shelves'
import { type Item, openStreet, type Street } from './checkout/street'

/** Orders that are measured, for so many buyers at a time. */
const ROUNDS = [
  { buyers: 1, orders: 60 },
  { buyers: 8, orders: 320 },
  { buyers: 32, orders: 640 },
]

/** Compilers warm up, pools fill, and nobody measures that. */
const WARM_UP = { buyers: 8, orders: 160 }

/** `npm run bench:checkout [-- --json FILE]`: the whole checkout over HTTP, from the landing to the paid order. */
export default async function benchCheckout(args: string[]) {
  await inDurableWorld(async (running) => {
    const findings = await measure(running)
    print(findings)
    const file = args[args.indexOf('--json') + 1]
    if (args.includes('--json') && file) await writeFile(file, `${JSON.stringify(findings, null, 2)}\n`)
  })
}

async function measure(running: RunningSystems): Promise<Findings> {
  const street = await openStreet(running)
  const workers = await findWorkers(running)
  await setStock(street, { available: PLENTY })
  await step('Warming up', () => runRound({ street, workers, items: street.items, ...WARM_UP }))
  const floor = await step('What a request costs that does nothing', () => measureFloor(street, workers))
  const [hot, ...others] = street.items
  if (!hot) throw new Error('There is nothing to buy.')

  const rounds = {
    'many products': await runRounds('Buying many products', { street, workers, items: others }),
    'one hot product': await runRounds('Buying one hot product', { street, workers, items: [hot] }),
  }
  const oversoldBefore = await countOversold(street, {})
  const rushed = await step(`${RUSH.buyers} buyers for ${RUSH.pieces} pieces`, () => rush(street))

  return {
    about: await aboutThisRun(street),
    floor,
    rounds,
    rush: rushed,
    oversold: oversoldBefore + Math.max(0, rushed.paid - RUSH.pieces),
    books: await checkBooks(street),
  }
}

async function runRounds(title: string, run: { street: Street; workers: Workers; items: Item[] }) {
  const rounds: Round[] = []
  for (const size of ROUNDS) {
    rounds.push(await step(`${title}, ${size.buyers} at a time`, () => runRound({ ...run, ...size })))
  }

  return rounds
}
