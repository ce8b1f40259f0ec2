import { shop } from '@/app/_request/visitor'
import { isAway } from '@/server/trpc/caller'
import type { RouterOutputs } from '@/server/trpc/outputs'

/** Data of a list that each card shows beside its product. */
export type CardMarks = {
  /** From this price on, shipping is free with a voucher. */
  freeFrom: number | null
  /** Arrival by shop. */
  arrivals: RouterOutputs['delivery']['arrivals']
  /** Ids of products on the buyer's wish list; null while it cannot be read. */
  wishes: string[] | null
}

/** Reads what a list of products needs once for all of its cards. */
export async function readMarks(): Promise<Omit<CardMarks, 'freeFrom'>> {
  const { delivery, wish } = await shop()
  const [arrivals, wishes] = await Promise.all([
    delivery.arrivals().catch(whileAway({})),
    wish.ids().catch(whileAway(null)),
  ])

  return { arrivals, wishes }
}

/** Own data is only on the primary: while it is unavailable, lists are shown without. */
const whileAway =
  <Value>(value: Value) =>
  (error: unknown) => {
    if (isAway(error)) return value
    throw error
  }
