import { z } from 'zod'
import type { Database } from '@/db/connect'
import { log } from '../log'
import { deliverMessage } from '../order/state/deliver-message'
import type { OutboxHandlers } from '../outbox/publish-entry'
import { voidAttempt } from '../payment/attempt/void-attempt'
import type { Gateway } from '../payment/gateway/gateway'
import { GatewayError } from '../payment/gateway/gateway-error'
import { payOut } from '../payout/pay-out'
import { sendRefund } from '../refund/send-refund'

const ofRefund = z.object({ refundId: z.string() })
const ofAttempt = z.object({ providerOrderId: z.string() })
const ofPayout = z.object({ payoutId: z.string() })

/** Sends the entries of each topic of the outbox. After a gateway failure it is retried later. */
export const outboxHandlers = (db: Database, gateway: Gateway): OutboxHandlers => ({
  gateway_refund: laterWhenGatewayFails(({ payload }, now) =>
    sendRefund(db, gateway, { ...ofRefund.parse(payload), now }),
  ),

  gateway_void: laterWhenGatewayFails(async ({ payload }, now) => {
    await voidAttempt(db, gateway, { ...ofAttempt.parse(payload), now })
    return 'done'
  }),

  payout: ({ payload }, now) => payOut(db, { ...ofPayout.parse(payload), now }),

  buyer_message: async (entry, now) => {
    await deliverMessage(db, { ...entry, now })
    return 'done'
  },
})

type Handler = OutboxHandlers[keyof OutboxHandlers]

function laterWhenGatewayFails(handler: Handler): Handler {
  return async (entry, now) => {
    try {
      return await handler(entry, now)
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      log.warn({ orderId: entry.orderId, topic: entry.topic, status: error.status }, error.message)
      return 'later'
    }
  }
}
