import type { Act } from '../act'
import { attemptOf, held, orderPage } from '../scene'

/** A stranger tells the shop that this order was paid. The signature is invented, so nobody is believed. */
export const forge = (): Act => ({
  name: 'forge',
  to: 'pasar',
  does: async (scene) => {
    const { status } = await scene.visitor.ask(scene.pasar, {
      path: '/api/payment/notification',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        transaction_status: 'settlement',
        status_code: '200',
        transaction_id: crypto.randomUUID(),
        order_id: attemptOf(scene),
        gross_amount: `${held(scene, 'total')}.00`,
        payment_type: 'qris',
        fraud_status: 'accept',
        signature_key: '0'.repeat(128),
      }),
    })
    scene.stand = orderPage(scene)

    return {
      request: 'POST /api/payment/notification',
      status,
      asExpected: status === 403,
      note: { word: 'alarmRings' },
    }
  },
})
