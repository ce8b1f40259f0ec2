import { and, eq } from 'drizzle-orm'
import { baskets } from '@/db/schema'
import { AT_GATEWAY, type PageMethod } from '@/i18n/page-method'
import type { TimelessBuyer } from '../context'
import type { OfBasket } from './lock-open-basket'

type ChooseMethod = OfBasket & { method?: PageMethod | undefined }

/**
 * Saves the method that the payment page opens on. The basket keeps its version: the method is no
 * part of what the buyer agrees to, and the gateway's page can change it.
 */
export async function chooseMethod({ db, sessionHash }: TimelessBuyer, { basketId, method }: ChooseMethod) {
  await db
    .update(baskets)
    .set({ pageMethod: method ?? AT_GATEWAY })
    .where(and(eq(baskets.id, basketId), eq(baskets.sessionHash, sessionHash), eq(baskets.state, 'open')))
}
