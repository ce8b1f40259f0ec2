import { z } from 'zod'
import { simRoute } from '@/app/sim-route'
import { releaseHeld } from '@/server/notification/release-held'
import { LONGEST_ORDER_ID } from '@/server/order/read-details'
import { findMerchantId } from '@/server/simulation/find-order'

export const dynamic = 'force-dynamic'

const body = z.object({ order_id: z.string().min(1).max(LONGEST_ORDER_ID), reverse: z.boolean().default(false) })

export const POST = simRoute('notifications released', body, async (db, { body: { order_id, reverse }, now }) => {
  const released = await releaseHeld(db, {
    merchantId: await findMerchantId(db, order_id),
    orderId: order_id,
    reverse,
    now,
  })

  return { order_id, released }
})
