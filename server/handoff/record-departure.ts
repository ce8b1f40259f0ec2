import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { auditEvents, promotionDepartures } from '@/db/schema'

export type Departure = {
  shop: string
  sku: string
  quantity: number
  seen: { amount: number; currency: 'IDR' }
  promo: number
  now: Date
}

/** One audit event and one more on the day's count of the promotion. Neither has a place for a person or a token. */
export async function recordDeparture(db: Database, { shop, sku, quantity, seen, promo, now }: Departure) {
  await db.transaction(async (transaction) => {
    await transaction.insert(auditEvents).values({
      at: now,
      kind: 'handoff.minted',
      detail: { shop, sku, quantity, promo, seenAmount: seen.amount, seenCurrency: seen.currency },
    })
    await transaction
      .insert(promotionDepartures)
      .values({ shop, promoId: promo, day: dayInJakarta(now), departures: 1 })
      .onConflictDoUpdate({
        target: [promotionDepartures.shop, promotionDepartures.promoId, promotionDepartures.day],
        set: { departures: sql`${promotionDepartures.departures} + 1` },
      })
  })
}

/** Creators count in days of WIB. */
function dayInJakarta(now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(now)
}
