import { expect, test } from 'vitest'
import { readReport } from './read-report'

const HEADER =
  'date,merchant_id,order_id,transaction_id,refund_key,kind,payment_type,method,gross_amount,fee,net_amount,occurred_at'

test.each([
  ["'=1+1", '=1+1'],
  ["' space", ' space'],
  ["';b", ';b'],
  ["''quoted", "'quoted"],
  ['PSR-1-desk', 'PSR-1-desk'],
])('the refund key %s is read back as %s', (cell, refundKey) => {
  const line = `2026-11-24,G1,PSR-1,t-1,${cell},refund,qris,other_qris,-100,0,-100,2026-11-24 10:00:00`

  expect(readReport(`${HEADER}\n${line}\n`)).toMatchObject([{ providerOrderId: 'PSR-1', refundKey }])
})
