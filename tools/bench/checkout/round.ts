import { arrive, order, pay, STEPS, type Step, type Times } from './buyer'
import { type Cpu, readCpu, type Workers } from './cpu'
import type { Item, Street } from './street'

export type Round = {
  buyers: number
  orders: number
  perSecond: number
  p50: number
  p95: number
  /** Milliseconds an order. */
  cpu: Cpu
  steps: Times
}

type Run = { street: Street; workers: Workers; items: Item[]; buyers: number; orders: number }

/** So many buyers at a time, each with a browser of its own, until so many orders are paid. */
export async function runRound({ street, workers, items, buyers, orders }: Run): Promise<Round> {
  const walks: Times[] = []
  let begun = 0
  const keepBuying = async () => {
    while (begun < orders) walks.push(await buyOne(street, pick(items, begun++)))
  }

  const before = await readCpu(workers)
  const since = performance.now()
  await Promise.all(Array.from({ length: buyers }, keepBuying))
  const seconds = (performance.now() - since) / 1000
  const after = await readCpu(workers)

  const whole = walks.map((times) => STEPS.reduce((sum, step) => sum + times[step], 0))
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
          walks.map((times) => times[step]),
          0.5,
        ),
      ]),
    ) as Times,
  }
}

async function buyOne(street: Street, item: Item): Promise<Times> {
  const times: Partial<Times> = {}
  const timed = async <T>(step: Step, work: () => Promise<T>) => {
    const since = performance.now()
    const result = await work()
    times[step] = performance.now() - since
    return result
  }
  const ready = await arrive(street, item, timed)
  await pay(street, ready, await order(ready, timed), timed)

  return times as Times
}

function pick(items: Item[], index: number): Item {
  const item = items[index % items.length]
  if (!item) throw new Error('There is nothing to buy.')

  return item
}

export function percentile(values: number[], part: number) {
  const sorted = values.toSorted((one, other) => one - other)

  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

const each = (cpu: Cpu, change: (used: number, part: keyof Cpu) => number) =>
  Object.fromEntries(Object.entries(cpu).map(([part, used]) => [part, change(used, part as keyof Cpu)])) as Cpu
