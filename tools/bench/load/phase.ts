import { setTimeout as pause } from 'node:timers/promises'
import { type Item, pickItem, type Shop } from '@jembatan/buyer/shop'
import { Browser } from '@jembatan/contract/conformance/browser'
import type { BenchContext } from '../checkout/context'
import { percentile } from '../harness/figures'
import { arrive } from './arrivals'
import { type Saturation, watchSaturation } from './saturation'
import { buyInSale, countOutcomes, PATIENCE_MS, type Visitor } from './visitor'

export type Phase = {
  came: number
  /** Count of visitors by outcome. */
  outcomes: Record<string, number>
  /** Paid orders a second, from the first arrival to the last payment. */
  ordersPerSecond: number
  pages: Spans
  checkout: Spans
  /** The front page and another product, requested by people who only browse. */
  browsing: Spans
  room?: Waiting
  saturation: Saturation
}

export type Spans = { p50: number; p95: number }

export type Waiting = {
  waited: number
  admittedAt: number
  /** Visitors admitted a minute. */
  letInAMinute: number
  seconds: Spans
  /**
   * The most seconds by which a later number was admitted before an earlier one; limited by the
   * polling interval.
   */
  mostOvertaken: number
}

type Run = {
  bench: BenchContext
  /** Origins of the web processes; buyers are spread over them. */
  origins: string[]
  items: Item[]
  perSecond: number
  seconds: number
  /** How long waiting visitors may still be admitted afterwards. */
  drainSeconds?: number
}

/** People a second who only browse. */
const BROWSING = 2

/**
 * Lets buyers arrive independently for some seconds, each at one of the processes, together with
 * people who only browse.
 */
export async function runPhase({ bench, origins, items, perSecond, seconds, drainSeconds = 30 }: Run): Promise<Phase> {
  const since = performance.now()
  const end = since + (seconds + drainSeconds) * 1000
  const shops: Shop[] = origins.map((origin) => ({ ...bench, pasar: { ...bench.pasar, origin } }))
  const at = (index: number) => shops[index % shops.length] ?? bench

  const { result, saturation } = await watchSaturation(bench, {
    origins,
    work: () =>
      Promise.all([
        arrive({ perSecond, seconds }, (due, index) =>
          buyInSale({ shop: at(index), publicShop: bench, item: pickItem({ items }, index), due, end }),
        ),
        arrive({ perSecond: BROWSING, seconds, seed: 2 }, (due, index) => lookAround(bench, at(index), { due, index })),
      ]),
  })
  const [visitors, browsing] = result
  const lasted = (performance.now() - since) / 1000
  // Let sockets close, so that this phase does not disturb the next.
  await pause(1_000)

  return { ...describeVisitors(visitors, lasted), browsing: spansOf(browsing), saturation }
}

/** Waiting time of a person who only browses; without an answer, their patience. */
async function lookAround(bench: BenchContext, { pasar }: Shop, { due, index }: { due: number; index: number }) {
  const other = bench.items.at(-1)
  const path = index % 2 === 0 ? '/' : `/buy/${other?.sku}:1`
  const browser = new Browser(pasar.origin, {}, { patience: PATIENCE_MS })

  return browser.ask(path, { headers: { accept: 'text/html' } }).then(
    () => performance.now() - due,
    () => PATIENCE_MS,
  )
}

const spansOf = (spans: number[]): Spans => ({ p50: percentile(spans, 0.5), p95: percentile(spans, 0.95) })

function describeVisitors(visitors: Visitor[], lasted: number): Omit<Phase, 'browsing' | 'saturation'> {
  const outcomes = countOutcomes(visitors.map(({ outcome }) => outcome))

  return {
    came: visitors.length,
    outcomes,
    ordersPerSecond: (outcomes.paid ?? 0) / lasted,
    pages: spansOf(visitors.flatMap(({ pages }) => pages)),
    checkout: spansOf(visitors.flatMap(({ checkout }) => checkout)),
    room: describeRoom(visitors),
  }
}

function describeRoom(visitors: Visitor[]): Waiting | undefined {
  const waited = visitors.filter(({ place }) => place !== undefined)
  if (waited.length === 0) return undefined
  const entered = waited
    .flatMap(({ place }) => (place?.admittedAt === undefined ? [] : [{ ...place, admittedAt: place.admittedAt }]))
    .sort((one, other) => one.number - other.number)
  const times = entered.map(({ admittedAt }) => admittedAt)
  const minutes = (Math.max(...times) - Math.min(...times)) / 60_000

  return {
    waited: waited.length,
    admittedAt: entered.length,
    letInAMinute: minutes > 0 ? entered.length / minutes : 0,
    seconds: spansOf(entered.map(({ since, admittedAt }) => (admittedAt - since) / 1000)),
    mostOvertaken: longestLead(times) / 1000,
  }
}

/** The most by which a later element precedes an earlier one. */
export function longestLead(times: number[]) {
  let [earliest, lead] = [Number.POSITIVE_INFINITY, 0]
  for (const time of times.toReversed()) {
    lead = Math.max(lead, time - earliest)
    earliest = Math.min(earliest, time)
  }

  return lead
}
