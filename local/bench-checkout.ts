import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { findWorkers, type Workers } from './bench-checkout/cpu'
import { checkBooks } from './bench-checkout/money'
import { type Findings, print } from './bench-checkout/report'
import { type Round, runRound } from './bench-checkout/round'
import { RUSH, rush } from './bench-checkout/rush'
import { countOversold, PLENTY, setStock } from './bench-checkout/shelves'
import { type Item, openStreet, type Street } from './bench-checkout/street'
import { removeCluster } from './cluster'
import { ownWorldProfile, type Profile } from './profile'
import { step } from './progress.mjs'
import { stopWhenTold } from './stop-when-told'
import { type RunningSystems, startSystems } from './systems'
import { eachSystem } from './the-systems'

/** Orders that are measured, for so many buyers at a time. */
const ROUNDS = [
  { buyers: 1, orders: 60 },
  { buyers: 8, orders: 320 },
  { buyers: 32, orders: 640 },
]

/** Compilers warm up, pools fill, and nobody measures that. */
const WARM_UP = { buyers: 8, orders: 160 }

/** `npm run bench:checkout [-- --json FILE]`: the whole checkout over HTTP, from the landing to the paid order. */
export async function benchCheckout(args: string[]) {
  const told = stopWhenTold()
  const profile = await durableWorld()
  const running = await startSystems(profile, told.signal)
  try {
    const findings = await measure(running)
    print(findings)
    const file = args[args.indexOf('--json') + 1]
    if (args.includes('--json') && file) await writeFile(file, `${JSON.stringify(findings, null, 2)}\n`)
  } finally {
    await running.stop()
    await removeClusters(profile)
  }
}

/** Fresh databases that keep their promises: a commit here waits for the disk, as in production. */
async function durableWorld(): Promise<Profile> {
  const profile = { ...(await ownWorldProfile('bench')), throwaway: false }
  await removeClusters(profile)

  return profile
}

const removeClusters = ({ folder }: Profile) => eachSystem(({ name }) => removeCluster(join(folder, name, 'cluster')))

async function measure(running: RunningSystems): Promise<Findings> {
  const street = await openStreet(running)
  const workers = await findWorkers(running)
  await setStock(street, { available: PLENTY })
  await step('Warming up', () => runRound({ street, workers, items: street.items, ...WARM_UP }))
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

async function aboutThisRun({ pasar }: Street) {
  const sql = postgres(pasar.databaseUrl, { max: 1, onnotice: () => {} })
  await sql`analyze`
  const [server] = await sql`select current_setting('server_version') as version, current_setting('fsync') as fsync`
  const [size] = await sql`
    select count(*) as tables, sum(greatest(reltuples, 0))::int as rows
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
  await sql.end()

  return [
    `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
    `Node ${process.versions.node}, PostgreSQL ${server?.version} with fsync ${server?.fsync}, one process a server, loopback; the buyers run on the same cores`,
    `data after the run: Pasar ${size?.tables} tables, ${size?.rows} rows`,
  ]
}
