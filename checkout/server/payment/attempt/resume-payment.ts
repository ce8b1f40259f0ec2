import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { baskets, orders } from '@/db/schema'
import { openingAt, toPageMethod } from '@/i18n/page-method'
import { openPayment } from './open-payment'

/**
 * Returns the payment page of an order, opening on the method that the buyer chose at the
 * checkout; null as `openPayment` does.
 */
export async function resumePayment(
  ctx: Parameters<typeof openPayment>[0],
  { orderId }: { orderId: string },
): Promise<{ redirectUrl: string | null }> {
  const { redirectUrl } = await openPayment(ctx, { orderId })
  if (!redirectUrl) return { redirectUrl }
  const method = await findChosenMethod(ctx.db, orderId)

  return { redirectUrl: openingAt(redirectUrl, { language: ctx.language, method }) }
}

async function findChosenMethod(db: Connection, orderId: string) {
  const [chosen] = await db
    .select({ pageMethod: baskets.pageMethod })
    .from(baskets)
    .innerJoin(orders, eq(orders.basketId, baskets.id))
    .where(eq(orders.id, orderId))

  return toPageMethod(chosen?.pageMethod)
}
