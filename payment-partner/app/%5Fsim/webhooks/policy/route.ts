import { z } from 'zod'
import { simRoute } from '@/app/sim-route'
import { setDeliveryPolicy } from '@/server/notification/set-delivery-policy'
import { LONGEST_ORDER_ID } from '@/server/order/read-details'
import { findMerchantId } from '@/server/simulation/find-order'

export const dynamic = 'force-dynamic'

const body = z.object({
  order_id: z.string().min(1).max(LONGEST_ORDER_ID),
  mode: z.enum(['normal', 'drop', 'duplicate', 'hold']),
  copies: z.int().min(2).max(20).default(2),
})

export const POST = simRoute('delivery policy set', body, async (db, { body }) => {
  const policy = { orderId: body.order_id, mode: body.mode, copies: body.copies }
  await setDeliveryPolicy(db, { ...policy, merchantId: await findMerchantId(db, body.order_id) })

  return body
})
