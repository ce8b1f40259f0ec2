import { expect, onTestFinished, test } from 'vitest'
import { payTransaction } from '../payer/pay-transaction'
import { NOW, openWorld } from '../testing/open-world'
import { showReport } from './show-report'

test('a page shows a part of a long day’s lines, and sums all of them', async () => {
  const { db, merchant, openTransaction, close } = await openWorld()
  onTestFinished(close)
  for (let payment = 0; payment < 3; payment += 1) {
    const { id } = await openTransaction()
    await payTransaction(db, { id, now: NOW })
  }

  const report = await showReport(db, { merchantId: merchant.id, scope: null, day: '2026-11-24', page: 2, size: 2 })

  expect(report?.lines).toHaveLength(1)
  expect(report).toMatchObject({ linesInAll: 3, pages: 2, totals: { lines: 3, gross: 450_000 } })
})
