import { setTimeout as pause } from 'node:timers/promises'
import { pickItem, type Shop } from '@jembatan/buyer/shop'
import type { BenchContext } from '../checkout/context'
import { finishPaid } from '../checkout/finish'
import { type Phase, runPhase } from './phase'
import { type Saturation, watchSaturation } from './saturation'
import { buyInSale } from './visitor'

type Measure = { bench: BenchContext; origins: string[]; seconds: number }

export type Capacity = {
  capacity: { ordersPerSecond: number; saturation: Saturation }
  /** At seven tenths of the capacity. */
  atSevenTenths: Phase
}

/** Concurrent buyers who measure the capacity: each buys again at once. */
const AT_ONCE = 16

/** A fresh web process takes several times as long for its first hundreds of pages. */
const WARM_UP_SECONDS = 30

/** Share of the capacity that can arrive without a growing queue. */
const SUSTAINED = 0.7

/**
 * Measures orders a second with buyers who buy again at once (a closed loop, which finds the
 * throughput but hides waiting times). Then measures pages and checkout with independent arrivals.
 */
export async function measureCapacity({ bench, origins, seconds }: Measure): Promise<Capacity> {
  const buyers = startBuyers(bench, origins)
  await buyers.goOnFor(WARM_UP_SECONDS)
  const { result: orders, saturation } = await watchSaturation(bench, {
    origins,
    work: async () => {
      const before = buyers.paid()
      await buyers.goOnFor(seconds)
      return buyers.paid() - before
    },
  })
  await buyers.stop()
  await finishPaid(bench)
  if (orders === 0) throw new Error(`Not one order was paid within ${seconds} s: the machine does something else.`)
  const ordersPerSecond = orders / seconds
  const perSecond = ordersPerSecond * SUSTAINED
  const atSevenTenths = await runPhase({ bench, origins, items: bench.items, perSecond, seconds })
  await finishPaid(bench)

  return { capacity: { ordersPerSecond, saturation }, atSevenTenths }
}

function startBuyers(bench: BenchContext, origins: string[]) {
  let [started, paid, going] = [0, 0, true]
  const keepBuying = async () => {
    while (going) {
      const origin = origins[started % origins.length] ?? bench.pasar.origin
      const shop: Shop = { ...bench, pasar: { ...bench.pasar, origin } }
      const item = pickItem(bench, started++)
      const { outcome } = await buyInSale({ shop, publicShop: bench, item, due: performance.now(), end: Infinity })
      if (outcome === 'paid') paid++
    }
  }
  const all = Promise.all(Array.from({ length: AT_ONCE }, keepBuying))
  const stop = async () => {
    going = false
    await all
  }

  /** Fails at once if one of the buyers fails. */
  const runFor = (seconds: number) => Promise.race([all, pause(seconds * 1000)])

  return { paid: () => paid, goOnFor: runFor, stop }
}
