import { expect, test } from 'vitest'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { BLANK } from '../live/console-store'
import { isPaid } from './is-paid'

const event = (kind: string, second: number, detail: AuditEvent['detail']): AuditEvent => ({
  system: kind === 'handoff_minted' ? 'ramai' : 'pasar',
  kind,
  sequence: second,
  previousHash: '',
  hash: '',
  at: new Date(Date.UTC(2026, 10, 26, 3, 0, second)).toISOString(),
  detail,
})

const tap = event('handoff_minted', 1, {
  crossing: { flow: 'F2', from: 'ramai', to: 'pasar', carrier: 'browser', verdict: 'passed' },
  message: { claims: { iat: 1, sku: 'AYU-SERUM' } },
})
const requested = event('payment_requested', 2, {
  crossing: { flow: 'F3', from: 'pasar', to: 'kasir', carrier: 'server', verdict: 'passed' },
  message: { body: { order_id: 'PSR-OWN-1' } },
})
const received = (orderId: string) => event('payment_received', 3, { orderId })

test.each([
  { of: 'this order', events: [tap, requested, received('PSR-OWN')], paid: true },
  { of: 'another order', events: [tap, requested, received('PSR-OTHER')], paid: false },
  { of: 'no order', events: [tap, requested], paid: false },
])('a payment of $of makes the purchase of the stage paid: $paid', ({ events, paid }) => {
  const stage = { ...BLANK.stage, since: tap.at, taps: ['1 AYU-SERUM'] }

  expect(isPaid({ ...BLANK, stage, live: { ...BLANK.live, events } })).toBe(paid)
})
