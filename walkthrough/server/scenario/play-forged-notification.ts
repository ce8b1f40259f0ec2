import type { PlayedStep, Stage } from './play'

const PATIENCE = 6000

const FORGED = {
  transaction_status: 'settlement',
  status_code: '200',
  transaction_id: '00000000-0000-4000-8000-000000000000',
  order_id: 'PSR-FORGED-1',
  gross_amount: '129000.00',
  payment_type: 'qris',
  transaction_time: '2026-11-25 11:00:00',
  fraud_status: 'accept',
  signature_key: '0'.repeat(128),
}

/** A stranger tells the shop that an order was paid. The signature is invented, so nobody is believed. */
export async function playForgedNotification({ pasar }: Stage): Promise<PlayedStep[]> {
  const { status } = await fetch(new URL('/api/payment/notification', pasar.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(FORGED),
    signal: AbortSignal.timeout(PATIENCE),
  })

  return [{ act: 'forge', to: 'pasar', request: 'POST /api/payment/notification', status, asExpected: status === 403 }]
}
