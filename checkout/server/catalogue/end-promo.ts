import { DomainError } from '@jembatan/platform/errors'
import { and, eq, isNull } from 'drizzle-orm'
import { promos } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Timed } from '../context'

type EndPromo = { promoId: number }

/**
 * Ends a promotion: it is no longer published and earns no commission, except for earlier orders.
 * Its product stays on sale. A repeated call changes nothing.
 * @throws {DomainError} `promo_missing`
 */
export async function endPromo({ db, now }: Timed, { promoId }: EndPromo) {
  await db.transaction(async (tx) => {
    const ended = await tx
      .update(promos)
      .set({ endedAt: now })
      .where(and(eq(promos.id, promoId), isNull(promos.endedAt)))
      .returning({ id: promos.id })
    if (ended.length > 0) return recordEvent(tx, { kind: 'promo_ended', detail: { promo: promoId }, at: now })

    const [promo] = await tx.select({ id: promos.id }).from(promos).where(eq(promos.id, promoId))
    if (!promo) throw new DomainError('not_found', 'promo_missing', 'there is no such promotion')
  })
}
