import { expect, onTestFinished, test } from 'vitest'
import { payTransaction } from '../payer/pay-transaction'
import { NOW, openWorld } from '../testing/open-world'
import { showReport } from './show-report'

test('a page shows the first lines of a long day, and sums all of them', async () => {
  const { db, merchant, openTransaction, close } = await openWorld()
  onTestFinished(close)
  for (let payment = 0; payment < 3; payment += 1) {
    const { id } = await openTransaction()
    await payTransaction(db, { id, now: NOW })
  }

  const report = await showReport(db, { merchantId: merchant.id, day: '2026-11-24', mostLines: 2 })

  expect(report?.lines).toHaveLength(2)
  expect(report).toMatchObject({ linesInAll: 3, totals: { lines: 3, gross: 450_000 } })
})
