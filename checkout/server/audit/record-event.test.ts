import { newThrottle } from '@jembatan/audit-log'
import { expect, test } from 'vitest'
import { auditEvents } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { recordEvent, recordThrottled } from './record-event'

const at = new Date('2026-11-25T05:00:00Z')
const CARD = '4111 1111 1111 1111'

test('a card number is masked anywhere in an event, and another long number is not', async () => {
  const { db } = await openShop()
  const id = '018f3a6e-4111-7111-8111-111111111111'

  await recordEvent(db, {
    kind: 'order_placed',
    detail: { path: `/pay/${CARD}`, message: { body: [CARD, id] }, sum: 13 },
    at,
  })

  const [event] = await db.select().from(auditEvents)
  expect(event?.detail).toEqual({
    path: '/pay/**** **** **** 1111',
    message: { body: ['**** **** **** 1111', id] },
    sum: 13,
  })
})

test('a flood of refusals for one reason hides neither another reason nor the next minute', async () => {
  const { db } = await openShop()
  const throttle = newThrottle()
  const refuse = (reason: string, when = at) =>
    recordThrottled(throttle, { db, kind: 'handoff_refused', detail: { reason }, at: when })
  for (let turn = 0; turn < 40; turn += 1) await refuse('expired')

  await refuse('signature')
  await refuse('expired', new Date('2026-11-25T05:01:00Z'))

  expect(await db.$count(auditEvents)).toBe(30 + 2)
})
