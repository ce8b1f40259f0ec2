import { expect, test } from 'vitest'
import { judgeCard, nextBatch } from './judge-card'

const now = new Date('2026-11-24T11:11:08Z')
const judge = (verdict: Parameters<typeof judgeCard>[0]['verdict'], authorizeOnly = false) =>
  judgeCard({ verdict, authorizeOnly, now })

test.each([
  ['2026-11-24T11:11:08Z', '2026-11-25T09:00:00.000Z'],
  ['2026-11-24T08:59:59Z', '2026-11-25T09:00:00.000Z'],
  // In Jakarta the next day has begun.
  ['2026-11-24T17:00:00Z', '2026-11-26T09:00:00.000Z'],
])('a card of %s is in the batch of %s', (captured, batch) => {
  expect(nextBatch(new Date(captured)).toISOString()).toBe(batch)
})

test('an accepted card has an approval code and waits for the batch', () => {
  expect(judge('accept')).toEqual({
    status: 'capture',
    fraudStatus: 'accept',
    approvalCode: expect.stringMatching(/^\d{12}$/),
    dueAt: nextBatch(now),
  })
})

test('a reservation waits for the merchant, a week long, and for no batch', () => {
  const reserved = judge('accept', true)

  expect(reserved).toMatchObject({ status: 'authorize', expiresAt: new Date('2026-12-01T11:11:08Z') })
  expect(reserved).not.toHaveProperty('dueAt')
})

test.each(['denied_by_bank', 'denied_by_fraud_check'] as const)('%s leaves no approval code', (verdict) => {
  expect(judge(verdict)).not.toHaveProperty('approvalCode')
  expect(judge(verdict, true).status).toBe('deny')
})
