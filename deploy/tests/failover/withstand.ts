import { setTimeout as pause } from 'node:timers/promises'
import type { Shop } from '@jembatan/buyer/shop'
import { openDatabase } from '../../../tools/dev/postgres/open-database'
import { type Acknowledged, keepBuying, keepLooking, keepWriting, type Seen } from './buyers'
import type { ClusterHost } from './cluster-host'
import type { DatabaseCluster } from './database-cluster'

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
const ORDERS_WITHIN_S = 90
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
  const deadline = performance.now() + WRITES_WITHIN_S * 1000
  while ((await host.ask('select pg_is_in_recovery()')) === 'f') {
    if (performance.now() > deadline) throw new Error(`${host.name} still takes itself for the primary.`)
    await pause(500)
  }
}

export type Withstood = {
  fault: string
  /** The longest time after the fault without an acknowledged row or order, in seconds. */
  writesAfter: number
  ordersAfter: number
  acknowledgedOrders: number
  paidOrders: number
  /** Answers of 503, by path. */
  pagesThatSaidSo: Record<string, number>
  /** Buyers' answers of 503, by step. */
  buyersToldSo: Record<string, number>
  slowestPage: number
}

type Options = { cluster: DatabaseCluster; shop: Shop; buyers: number }

/**
 * Strikes while buyers buy, and waits until they can buy again. @throws {Error} if an acknowledged
 * row is missing, writes resume too late, an answer is neither good nor a timely 503, or the former
 * primary does not return as a standby.
 */
export async function withstand(fault: Fault, { cluster, shop, buyers }: Options): Promise<Withstood> {
  const primary = await cluster.primary()
  const buying = keepBuying(shop, buyers)
  const writing = await keepWriting(cluster.urls.pooled)
  const looking = keepLooking(shop.pasar.origin)
  try {
    await until('Nobody bought before the fault', 60, () => buying.acknowledged.length >= buyers)

    const since = performance.now()
    await fault.strike(primary)
    await fault.meanwhile?.(primary)
    const afterwards = Math.max(since + SETTLED_MS, performance.now())
    const firstAfter = (done: { askedAt: number }[]) => done.find(({ askedAt }) => askedAt > afterwards)
    await until('No write was acknowledged after the fault', ORDERS_WITHIN_S, () => firstAfter(writing.acknowledged))
    await until('No order was acknowledged after the fault', ORDERS_WITHIN_S, () => firstAfter(buying.acknowledged))
    const writesAfter = longestPause(since, writing.acknowledged)
    const ordersAfter = longestPause(since, buying.acknowledged)

    await fault.heal(primary)
    await fault.back?.(primary)
    await cluster.whole(WHOLE_WITHIN_MS)
    await Promise.all([buying.stop(), writing.stop(), looking.stop()])

    if (writesAfter > WRITES_WITHIN_S)
      throw new Error(`Writes went on after ${writesAfter.toFixed(1)} s, and not within ${WRITES_WITHIN_S}.`)
    await assertKept(cluster.urls.direct, {
      orders: buying.acknowledged,
      numbers: writing.acknowledged.map(({ number }) => number),
    })
    const told = assertPages(looking.seen, { origin: shop.pasar.origin, since, writesAfter })
    if (buying.failures.length > 0) throw new Error(`A buyer met ${[...new Set(buying.failures)].join('; ')}`)
    const slowestPage = Math.max(...looking.seen.map(({ took }) => took)) / 1000
    if (slowestPage > PAGE_WITHIN_S) throw new Error(`A page took ${slowestPage.toFixed(1)} s.`)

    return {
      fault: fault.name,
      writesAfter,
      ordersAfter,
      acknowledgedOrders: buying.acknowledged.length,
      paidOrders: buying.acknowledged.filter(({ paid }) => paid).length,
      pagesThatSaidSo: told,
      buyersToldSo: buying.toldAway,
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

async function until(otherwise: string, seconds: number, is: () => unknown) {
  const deadline = performance.now() + seconds * 1000
  while (!is()) {
    if (performance.now() > deadline) throw new Error(`${otherwise}, in ${seconds} s.`)
    await pause(100)
  }
}

/** No acknowledged order or row is missing. */
async function assertKept(url: string, { orders, numbers }: { orders: Acknowledged[]; numbers: number[] }) {
  const sql = openDatabase(url)
  try {
    const lostOrders = await sql`
      select id from unnest(${orders.map(({ orderId }) => orderId)}::text[]) as id where id not in (select id from orders)`
    const unpaid = await sql`
      select id from unnest(${orders.filter(({ paid }) => paid).map(({ orderId }) => orderId)}::text[]) as id
      where id not in (select id from orders where paid_at is not null)`
    const lostRows = await sql`
      select number from unnest(${numbers}::int[]) as number where number not in (select number from cluster_probe.writes)`
    const lost = [...lostOrders, ...unpaid, ...lostRows]
    if (lost.length > 0) throw new Error(`Acknowledged, and gone: ${JSON.stringify(lost.slice(0, 5))}`)
  } finally {
    await sql.end()
  }
}

/**
 * The longest that a page waits for a primary before it answers 503: three seconds for PgBouncer
 * and five for a connection.
 */
const TOLD_AFTER_S = 8

const TITLES = { id: 'Sebentar lagi kami kembali', en: 'We will be back in a moment' }

type Looked = { origin: string; since: number; writesAfter: number }

/**
 * Each answer is the page or a 503 with its page in the reader's language; pages that read a
 * standby are never 503. Returns the count of 503 by path.
 */
function assertPages(seen: Seen[], { origin, since, writesAfter }: Looked) {
  const other = seen.find(({ status, expected }) => status !== expected && status !== 503)
  if (other) throw new Error(`${origin}${other.path} answered ${other.status}: ${other.body.slice(0, 300)}`)
  const told = seen.filter(({ status }) => status === 503)
  for (const { headers, body, language } of told)
    if (!headers['retry-after'] || !body.includes(TITLES[language]))
      throw new Error(`${origin} said to come again without its page: ${body.slice(0, 300)}`)

  const away = told.filter(({ mayLag }) => mayLag)
  if (away.length > 0)
    throw new Error(`A standby was there, and pages that it reads were not: ${away.map(inWords(since)).join('; ')}.`)
  if (told.length === 0 && writesAfter > TOLD_AFTER_S)
    throw new Error(`Nobody who opened ${origin} was told to come again in ${writesAfter.toFixed(1)} s.`)

  const timesOf: Record<string, number> = {}
  for (const { path } of told) timesOf[path] = (timesOf[path] ?? 0) + 1
  return timesOf
}

const inWords =
  (since: number) =>
  ({ path, askedAt, took }: Seen) =>
    `${path} ${((askedAt - since) / 1000).toFixed(1)} s after the fault, answered in ${Math.round(took)} ms`
