import { expect, test } from 'vitest'
import { ledgerEntries, payoutAccounts } from '@/db/schema'
import { payTransaction } from '../payer/pay-transaction'
import { readBalance } from '../payout/describe-account'
import { refundTransaction } from '../refund/refund-transaction'
import { settlementReport } from '../report/settlement-report'
import { NOW, openFileWorld } from '../testing/open-world'

const world = await openFileWorld()

const DAY_MS = 24 * 60 * 60 * 1000
const at = (text: string) => new Date(`${text}+07:00`)

test('a day reaches the balance an hour after it ends, once, as its settlement report says', async () => {
  const merchantId = world.merchant.id
  const balanceAt = (now: Date) => readBalance(world.db, { merchantId, now })
  const paid = await world.openTransaction({ method: 'gopay', now: NOW })
  await payTransaction(world.db, { id: paid.id, now: NOW })
  const request = { refundKey: 'half', amount: 50_000, reason: null }
  await refundTransaction(world.db, { merchantId, id: paid.id, request, direct: true, now: NOW })
  const report = await settlementReport(world.db, { merchantId, day: '2026-11-24' })

  expect(await balanceAt(at('2026-11-25T00:59:59'))).toBe(0)
  const answers = await Promise.all(Array.from({ length: 5 }, () => balanceAt(at('2026-11-25T01:00:00'))))

  expect(new Set(answers)).toEqual(new Set([97_000]))
  expect(report?.totals.net).toBe(97_000)
  expect(await balanceAt(new Date(NOW.getTime() + 40 * DAY_MS))).toBe(97_000)
})

test('a long history is settled day by day, and no day is left out or counted twice', async () => {
  const { db, merchant } = world
  await db.update(payoutAccounts).set({ balance: 0, settledUntil: null })
  await db.delete(ledgerEntries)
  const days = Array.from({ length: 20 }, (_, day) => new Date(NOW.getTime() + day * DAY_MS))
  for (const now of days) {
    const { id } = await world.openTransaction({ method: 'bca_va', now })
    await payTransaction(db, { id, now })
  }

  const balance = await readBalance(db, { merchantId: merchant.id, now: new Date(NOW.getTime() + 25 * DAY_MS) })

  // The first day has the payment of the test above, too.
  expect(balance).toBe(97_000 + days.length * (150_000 - 4000))
  expect(await db.$count(ledgerEntries)).toBe(2 * days.length)
})
