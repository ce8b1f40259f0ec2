import { pickItem } from '@jembatan/buyer/shop'
import { step } from '../../dev/terminal/progress.mjs'
import type { BenchContext } from '../checkout/context'
import { finishPaid } from '../checkout/finish'
import { countOversold, setStock } from '../checkout/stock'
import { type Phase, runPhase } from './phase'
import { closeRoom, openRoom, productOf } from './room'

/** Length of the rush, independent of the other phases. */
const RUSH_SECONDS = 60

/** `seconds` is for the phases before the rush. */
type SaleDay = { bench: BenchContext; origins: string[]; capacity: number; seconds: number }

export type Sale = {
  /** Usual orders a second: a twentieth of the capacity. */
  usual: number
  /** The room's limits. */
  room: { mostActive: number; mostAMinute: number }
  phases: Record<'ten times' | 'at the limit' | 'a hundredfold, no room' | 'a hundredfold, room', Phase>
  oversold: number
}

/** Share of the capacity. Ten times that is half of it; a hundred times exceeds it fivefold. */
const USUAL = 1 / 20

/** Share of the capacity for admitted visitors: the waiting ones use the rest. */
const INSIDE = 0.5

/** Share of the capacity above which a queue grows. */
const LIMIT = 0.9

/**
 * Stock of the one product: a fifth, which unpaid orders may hold, is more than is sold, so that
 * people wait for the shop and not for goods.
 */
const PIECES = 25_000

/** Seconds that a quick visitor stays inside; the order frees the seat. */
const STAYS_SECONDS = 3

/**
 * Runs ten times the usual load, then nearly the whole capacity, then a hundredfold load on one
 * product for a minute, with and without a waiting room.
 */
export async function runSaleDay({ bench, origins, capacity, seconds }: SaleDay): Promise<Sale> {
  const usual = capacity * USUAL
  const item = pickItem(bench)
  const id = await productOf(bench, item.sku)
  const room = {
    mostActive: Math.max(4, Math.round(capacity * INSIDE * STAYS_SECONDS)),
    mostAMinute: Math.max(6, Math.round(capacity * INSIDE * 60)),
  }
  await setStock(bench, { sku: item.sku, available: PIECES })
  const run = async (title: string, load: { times: number; hot?: boolean; lasts?: number }) => {
    const perSecond = usual * load.times
    const items = load.hot ? [item] : bench.items
    const phase = await step(`${title}: ${perSecond.toFixed(1)} buyers a second`, () =>
      runPhase({ bench, origins, items, perSecond, seconds: load.lasts ?? seconds }),
    )
    await finishPaid(bench)
    return phase
  }

  const rush = { times: 100, hot: true, lasts: RUSH_SECONDS }
  const ten = await run('Ten times the usual', { times: 10 })
  const limit = await run('At the limit', { times: LIMIT / USUAL, hot: true })
  const without = await run('A hundredfold on one product, no room', rush)
  await openRoom(bench, { id, ...room })
  try {
    const within = await run('A hundredfold on one product, waiting room', rush)
    return {
      usual,
      room,
      phases: {
        'ten times': ten,
        'at the limit': limit,
        'a hundredfold, no room': without,
        'a hundredfold, room': within,
      },
      oversold: await countOversold(bench, { [item.sku]: PIECES }),
    }
  } finally {
    await closeRoom(bench, id)
  }
}
