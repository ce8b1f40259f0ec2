import { expect, test } from 'vitest'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { foldRepeats, millisecondsAfter, onePurchase } from './one-purchase'

type EventFields = Pick<AuditEvent, 'system' | 'kind'> & { second: number; flow?: string; order?: string }

const event = ({ system, kind, second, flow = 'F2', order }: EventFields): AuditEvent => ({
  system,
  kind,
  sequence: second,
  previousHash: '',
  hash: '',
  at: new Date(Date.UTC(2026, 10, 26, 3, 0, second)).toISOString(),
  detail: {
    crossing: { flow, from: 'ramai', to: 'pasar', carrier: 'browser', verdict: 'passed' },
    ...(order && { message: { path: `/v2/${order}-1/status` } }),
  },
})

const tap = (second: number) => event({ system: 'ramai', kind: 'handoff_minted', second })
const eventOf = (kind: string, flow: string) => (second: number, order: string) =>
  event({ system: 'pasar', kind, second, order, flow })
const requested = eventOf('payment_requested', 'F3')
const statusAsked = eventOf('status_asked', 'F3')
const notified = eventOf('notification_received', 'F4')

test('a purchase is what crosses from the newest tap on, of one order', () => {
  const [older, newer] = [tap(1), tap(20)]
  const claimed = event({ system: 'pasar', kind: 'handoff_claimed', second: 21 })
  const own = [requested(30, 'PSR-NEW'), statusAsked(32, 'PSR-NEW'), notified(34, 'PSR-NEW')]
  const ofOlder = [notified(22, 'PSR-OLD'), statusAsked(29, 'PSR-OLD'), statusAsked(31, 'PSR-OLD')]
  const inOrder = [older, newer, claimed, ...own, ...ofOlder].sort((one, other) => one.sequence - other.sequence)

  expect(onePurchase(inOrder)).toEqual([newer, claimed, ...own])
})

test('taps that come faster than a person are a check, and no purchase begins with them', () => {
  expect(onePurchase([tap(1), tap(2), tap(2), tap(2)])).toEqual([])
  expect(onePurchase([])).toEqual([])

  const alone = tap(1)
  expect(onePurchase([alone, tap(20), tap(20), tap(21)])).toEqual([alone])
})

test('a message of a purchase is so long after the one before it', () => {
  const purchase = [tap(1), requested(3, 'PSR-A')]

  expect([...purchase, tap(9)].map((event) => millisecondsAfter(purchase, event))).toEqual([null, 2000, null])
})

test('repeated status requests are one row with their number', () => {
  const rows = foldRepeats([tap(1), statusAsked(2, 'PSR-A'), statusAsked(3, 'PSR-A'), statusAsked(4, 'PSR-B')])

  expect(rows.map(({ event: { kind }, times }) => `${kind} ${times}`)).toEqual([
    'handoff_minted 1',
    'status_asked 2',
    'status_asked 1',
  ])
})
