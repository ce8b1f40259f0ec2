import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { payouts } from '@/db/schema'
import { notFound } from './payout-refused'
import type { Payout } from './status'

type Get = { merchantId: string; referenceNo: string }

/** @throws {PayoutRefused} for another merchant's payout too: it is not found. */
export async function getPayout(db: Connection, { merchantId, referenceNo }: Get): Promise<Payout> {
  const [payout] = await db
    .select()
    .from(payouts)
    .where(and(eq(payouts.merchantId, merchantId), eq(payouts.referenceNo, referenceNo)))
  if (!payout) throw notFound(`Payout ${referenceNo}`)

  return payout
}
