import { writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { readFeed, tokenIn } from '@jembatan/buyer/feed'
import { type Item, pickItem } from '@jembatan/buyer/shop'
import { newViewer, tap } from '@jembatan/buyer/viewer'
import { Browser } from '@jembatan/contract/conformance/browser'
import { findPid } from '../../bench/checkout/cpu'
import { inShop } from '../../bench/checkout/world'
import { arrive } from '../../bench/load/arrivals'
import { buyInSale, countOutcomes } from '../../bench/load/visitor'
import { openDatabase } from '../../dev/postgres/open-database'
import { printLine, step } from '../../dev/terminal/progress.mjs'
import { type Allowance, type Slope, slopeOf } from './flat'
import { sample, type Watched } from './watch-processes'

/** At least this many samples, and at most one in each interval. */
const LOOKS = 40
const EACH_MS = 15_000

/** Growth after the first quarter that counts as none. */
const ALLOWED: Record<'memory' | 'handles' | 'connections', Allowance> = {
  memory: { part: 0.1, besides: 16 },
  handles: { part: 0.1, besides: 4 },
  connections: { part: 0, besides: 2 },
}

const FEED_PAGES = 2

/** `perSecond`: a load that leaves time for garbage collection. */
type Soak = { seconds: number; perSecond: number; json?: string }

/**
 * Buyers read the feed, tap and buy for the given time; then no process may use more resources than
 * before. Returns the exit code.
 */
export async function soakFor({ seconds, perSecond, json }: Soak): Promise<number> {
  let isFlat = false
  await inShop(async (bench, running) => {
    const samples: Watched = { processes: {}, connections: {} }
    const databases = {
      Ramai: openDatabase(running.environments.ramai.RAMAI_DATABASE_URL),
      Pasar: openDatabase(bench.pasar.databaseUrl),
      Kasir: openDatabase(bench.kasir.databaseUrl),
    }
    const ramai = [await findPid({ folder: running.profile.folder, name: 'ramai', part: 'web' })]
    const end = performance.now() + seconds * 1000
    const watch = async () => {
      for (; performance.now() < end; await pause(Math.min(EACH_MS, (seconds * 1000) / LOOKS)))
        await sample(samples, { workers: { ...bench.workers, ramai }, databases })
    }
    try {
      const [outcomes] = await step(`Buying for ${Math.round(seconds / 60)} minutes`, () =>
        Promise.all([
          arrive({ perSecond, seconds }, async (due, index) => {
            const item = pickItem(bench, index)
            const leave = () => readAndTap(bench.issuer, item)
            const { outcome } = await buyInSale({ shop: bench, publicShop: bench, item, due, end, leave })
            return outcome
          }),
          watch(),
        ]),
      )
      const slopes = slopesOf(samples)
      isFlat = Object.values(slopes).every((slope) => slope.isFlat) && outcomes.every((outcome) => outcome === 'paid')
      const buyers = countOutcomes(outcomes)
      print(slopes, buyers)
      if (json) await writeFile(json, `${JSON.stringify({ seconds, buyers, slopes, watched: samples }, null, 2)}\n`)
    } finally {
      await Promise.all(Object.values(databases).map((sql) => sql.end()))
    }
  })

  return isFlat ? 0 : 1
}

/** @throws {Error} if Ramai returns no handoff. */
async function readAndTap(ramai: string, { promo }: Item) {
  const viewer = newViewer()
  await readFeed(new Browser(ramai), FEED_PAGES)
  const response = await tap(ramai, viewer, { promo })
  const token = tokenIn(response)
  if (!token) throw new Error(`Ramai answered ${response.status} to a tap, without a handoff.`)

  return token
}

function slopesOf({ processes, connections }: Watched): Record<string, Slope> {
  const ofProcesses = Object.entries(processes).flatMap(([name, samples]) =>
    (['memory', 'handles'] as const).map((what): [string, Slope] => [
      `${name}: ${what === 'memory' ? 'MB' : what}`,
      slopeOf(
        samples.map(({ at, [what]: value }) => ({ at, value })),
        ALLOWED[what],
      ),
    ]),
  )
  const ofDatabases = Object.entries(connections).map(([name, counts]): [string, Slope] => [
    `database of ${name}: connections`,
    slopeOf(
      counts.map(({ at, count: value }) => ({ at, value })),
      ALLOWED.connections,
    ),
  ])

  return Object.fromEntries([...ofProcesses, ...ofDatabases])
}

function print(slopes: Record<string, Slope>, buyers: Record<string, number>) {
  printLine(
    `\n  buyers: ${Object.entries(buyers)
      .map(([outcome, count]) => `${count} ${outcome}`)
      .join(', ')}`,
  )
  console.table(
    Object.fromEntries(
      Object.entries(slopes).map(([name, { middle, anHour, isFlat }]) => [
        name,
        { middle: middle.toFixed(0), 'more in an hour': anHour.toFixed(1), flat: isFlat ? 'yes' : 'NO' },
      ]),
    ),
  )
}
