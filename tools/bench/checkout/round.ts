import { fillBasketWith, pay, placeOrder, STEPS, type Step, type Timer } from '@jembatan/buyer/http-buyer'
import { type Item, pickItem } from '@jembatan/buyer/shop'
import type { BenchContext } from './context'
import { type Cpu, readCpu } from './cpu'
import { finishOrders } from './finish'

/** Milliseconds of each step. */
type Times = Record<Step, number>

export type Round = {
  buyers: number
  orders: number
  perSecond: number
  p50: number
  p95: number
  /** CPU milliseconds for each order. */
  cpu: Cpu
  steps: Times
}

type Run = { bench: BenchContext; items: Item[]; buyers: number; orders: number }

/**
 * Runs concurrent buyers, each with their own browser, until the given number of orders is paid and
 * all following work is done.
 */
export async function runRound({ bench, items, buyers, orders }: Run): Promise<Round> {
  const purchases: Times[] = []
  let begun = 0
  const keepBuying = async () => {
    while (begun < orders) purchases.push(await buyOne(bench, pickItem({ items }, begun++)))
  }

  const before = await readCpu(bench.workers)
  const since = performance.now()
  await Promise.all(Array.from({ length: buyers }, keepBuying))
  const seconds = (performance.now() - since) / 1000
  await finishOrders(bench)
  const after = await readCpu(bench.workers)

  const whole = purchases.map((times) => STEPS.reduce((sum, step) => sum + times[step], 0))
  return {
    buyers,
    orders,
    perSecond: orders / seconds,
    p50: percentile(whole, 0.5),
    p95: percentile(whole, 0.95),
    cpu: each(before, (used, part) => ((after[part] - used) / orders) * 1000),
    steps: Object.fromEntries(
      STEPS.map((step) => [
        step,
        percentile(
          purchases.map((times) => times[step]),
          0.5,
        ),
      ]),
    ) as Times,
  }
}

async function buyOne(bench: BenchContext, item: Item): Promise<Times> {
  const times: Partial<Times> = {}
  const timer: Timer = async (step, work) => {
    const since = performance.now()
    const result = await work()
    times[step] = performance.now() - since
    return result
  }
  const basket = await fillBasketWith(bench, item, { timer })
  await pay(basket, await placeOrder(basket))

  return times as Times
}

export function percentile(values: number[], part: number) {
  const sorted = values.toSorted((one, other) => one - other)

  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

const each = (cpu: Cpu, change: (used: number, part: keyof Cpu) => number) =>
  Object.fromEntries(Object.entries(cpu).map(([part, used]) => [part, change(used, part as keyof Cpu)])) as Cpu
