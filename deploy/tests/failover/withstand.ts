import { Refused } from '@jembatan/buyer/procedures'
import type { Shop } from '@jembatan/buyer/shop'
import { withDatabase } from '../../../tools/dev/postgres/open-database'
import { type Purchase, paidOf, startBuying } from '../world/buyers'
import { until } from '../world/until'
import type { ClusterHost } from './cluster-host'
import type { DatabaseCluster } from './database-cluster'
import { keepLooking, keepWriting, type PageView } from './watch'

export type Fault = {
  name: string
  title: string
  strike: (primary: ClusterHost) => Promise<unknown>
  /** Checks the previous primary while it is isolated. */
  meanwhile?: (primary: ClusterHost) => Promise<void>
  heal: (primary: ClusterHost) => Promise<unknown>
  /** Checks it at the moment of its return. */
  back?: (primary: ClusterHost) => Promise<void>
}

/** The promised limits of a failover. */
const WRITES_WITHIN_S = 30
const WITHIN = { within: 90_000 }
const WHOLE_WITHIN_MS = 120_000
/** The shop's own time-out is 30 seconds. */
const PAGE_WITHIN_S = 20

/** A write on a previous primary must not succeed: `psql` prints a row only after the commit. */
const tryToWrite = (host: ClusterHost) => host.ask('insert into probe values (1) returning 1')

export const FAULTS: Fault[] = [
  {
    name: 'killed',
    title: 'The host of the primary dies (kill -9 of everything on it)',
    strike: (primary) => primary.kill(),
    heal: (primary) => primary.start(),
  },
  {
    name: 'cut off',
    title: 'The primary is cut off from the others',
    strike: (primary) => primary.cutOff(),
    meanwhile: async (primary) => {
      if (await tryToWrite(primary)) throw new Error('A primary that was cut off acknowledged a write.')
      await untilNoPrimary(primary)
    },
    heal: (primary) => primary.join(),
  },
  {
    name: 'disk full',
    title: 'The disk of the primary is full',
    strike: (primary) => primary.fillDisk(),
    // The primary works until its log needs another segment; only then does it fail.
    meanwhile: (primary) => untilNoPrimary(primary),
    heal: (primary) => primary.emptyDisk(),
  },
  {
    name: 'paused',
    title: 'The host of the primary is paused, and goes on when another is primary',
    strike: (primary) => primary.pause(),
    heal: (primary) => primary.resume(),
    back: async (primary) => {
      if (await tryToWrite(primary)) throw new Error('A primary that woke up acknowledged a write.')
      await untilNoPrimary(primary)
    },
  },
]

/** The previous primary must step down by itself. */
async function untilNoPrimary(host: ClusterHost) {
  const isPrimary = async () => (await host.ask('select pg_is_in_recovery()')) === 'f'
  await until(`${host.name} is no primary`, async () => !(await isPrimary()), { within: WRITES_WITHIN_S * 1000 })
}

type Withstood = {
  fault: string
  /** The longest time after the fault without an acknowledged row or order, in seconds. */
  writesAfter: number
  ordersAfter: number
  acknowledgedOrders: number
  paidOrders: number
  /** Answers of 503, by path. */
  pagesThatSaidSo: Record<string, number>
  /** Buyers' answers of 503, by step. */
  buyersNotified: Record<string, number>
  slowestPage: number
}

type Options = { cluster: DatabaseCluster; shop: Shop; buyers: number }

/**
 * Strikes while buyers buy, and waits until they can buy again. @throws {Error} if an acknowledged
 * row is missing, writes resume too late, an answer is neither good nor a timely 503, or the
 * previous primary does not return as a standby.
 */
export async function withstand(fault: Fault, { cluster, shop, buyers }: Options): Promise<Withstood> {
  const primary = await cluster.primary()
  // A buyer who gets the page that says the database is away tries again; any other error is a
  // failure.
  const again = { again: isAway, againAfterMs: 300, patienceMs: 90_000 }
  const { bought, ...buying } = startBuying(shop, { buyers, paceMs: 0, withoutRamai: true, ...again })
  const writing = await keepWriting(cluster.urls.pooled)
  const looking = keepLooking(shop.pasar.origin)
  try {
    await until('buyers buy before the fault', () => bought.purchases.length >= buyers)

    const since = performance.now()
    await fault.strike(primary)
    await fault.meanwhile?.(primary)
    const afterwards = Math.max(since + SETTLED_MS, performance.now())
    const firstAfter = (done: { startedAt: number }[]) => done.find(({ startedAt }) => startedAt > afterwards)
    await until('a write is acknowledged after the fault', () => firstAfter(writing.acknowledged), WITHIN)
    await until('an order is acknowledged after the fault', () => firstAfter(bought.purchases), WITHIN)
    const writesAfter = longestPause(since, writing.acknowledged)
    const ordersAfter = longestPause(since, bought.purchases)

    await fault.heal(primary)
    await fault.back?.(primary)
    await cluster.whole(WHOLE_WITHIN_MS)
    await Promise.all([buying.stop(), writing.stop(), looking.stop()])

    if (writesAfter > WRITES_WITHIN_S)
      throw new Error(`Writes went on after ${writesAfter.toFixed(1)} s, and not within ${WRITES_WITHIN_S}.`)
    await assertKept(cluster.urls.direct, {
      orders: bought.purchases,
      numbers: writing.acknowledged.map(({ number }) => number),
    })
    const unavailable = assertPages(looking.seen, { origin: shop.pasar.origin, since, writesAfter })
    if (bought.failures.length > 0) throw new Error(`A buyer met ${[...new Set(bought.failures)].join('; ')}`)
    const slowestPage = Math.max(...looking.seen.map(({ took }) => took)) / 1000
    if (slowestPage > PAGE_WITHIN_S) throw new Error(`A page took ${slowestPage.toFixed(1)} s.`)

    return {
      fault: fault.name,
      writesAfter,
      ordersAfter,
      acknowledgedOrders: bought.purchases.length,
      paidOrders: paidOf(bought).length,
      pagesThatSaidSo: unavailable,
      buyersNotified: countBy(bought.retries),
      slowestPage,
    }
  } catch (error) {
    // The next fault needs a healthy cluster, and the buyers can finish only on one.
    await fault.heal(primary)
    await cluster.whole(WHOLE_WITHIN_MS).catch((whole) => {
      throw new AggregateError(
        [error, whole],
        `${error instanceof Error ? error.message : error} And then: ${whole.message}`,
      )
    })
    throw error
  } finally {
    await Promise.all([buying.stop(), writing.stop(), looking.stop()])
  }
}

/** The longest time after the fault without an acknowledgement, in seconds. */
function longestPause(since: number, acknowledged: { at: number }[]) {
  const moments = [since, ...acknowledged.map(({ at }) => at).filter((at) => at > since)]

  return Math.max(...moments.slice(1).map((at, index) => at - (moments[index] ?? at))) / 1000
}

/** Requests in flight at the fault may still be answered by the previous primary. */
const SETTLED_MS = 1000

/** The page for an absent database, or its code in a script's answer. */
const isAway = (error: unknown) =>
  error instanceof Refused && (error.reason === 'database_away' || /^503\b/.test(error.reason))

/** No acknowledged order or row is missing. */
async function assertKept(url: string, { orders, numbers }: { orders: Purchase[]; numbers: number[] }) {
  const lost = await withDatabase(url, async (sql) => {
    const acknowledged = orders.map(({ orderId }) => orderId)
    const paid = orders.flatMap(({ orderId, paid }) => (paid ? [orderId] : []))
    return [
      ...(await sql`select id from unnest(${acknowledged}::text[]) as id where id not in (select id from orders)`),
      ...(await sql`
        select id from unnest(${paid}::text[]) as id where id not in (select id from orders where paid_at is not null)`),
      ...(await sql`
        select number from unnest(${numbers}::int[]) as number
        where number not in (select number from cluster_probe.writes)`),
    ]
  })
  if (lost.length > 0) throw new Error(`Acknowledged, and gone: ${JSON.stringify(lost.slice(0, 5))}`)
}

/**
 * The longest that a page waits for a primary before it answers 503: three seconds for PgBouncer
 * and five for a connection.
 */
const TOLD_AFTER_S = 8

const TITLES = { id: 'Sebentar lagi kami kembali', en: 'We will be back in a moment' }

type Observation = { origin: string; since: number; writesAfter: number }

/**
 * Each answer is the page or a 503 with its page in the reader's language; pages that read a
 * standby are never 503. Returns the count of 503 by path.
 */
function assertPages(views: PageView[], { origin, since, writesAfter }: Observation) {
  const other = views.find(({ status, expected }) => status !== expected && status !== 503)
  if (other) throw new Error(`${origin}${other.path} answered ${other.status}: ${other.body.slice(0, 300)}`)
  const unavailable = views.filter(({ status }) => status === 503)
  for (const { headers, body, language } of unavailable)
    if (!headers['retry-after'] || !body.includes(TITLES[language]))
      throw new Error(`${origin} said to come again without its page: ${body.slice(0, 300)}`)

  const away = unavailable.filter(({ mayLag }) => mayLag)
  if (away.length > 0)
    throw new Error(`A standby was there, and pages that it reads were not: ${away.map(inWords(since)).join('; ')}.`)
  if (unavailable.length === 0 && writesAfter > TOLD_AFTER_S)
    throw new Error(`Nobody who opened ${origin} was told to come again in ${writesAfter.toFixed(1)} s.`)

  return countBy(unavailable.map(({ path }) => path))
}

function countBy(names: string[]) {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1

  return counts
}

const inWords =
  (since: number) =>
  ({ path, startedAt, took }: PageView) =>
    `${path} ${((startedAt - since) / 1000).toFixed(1)} s after the fault, answered in ${Math.round(took)} ms`
