import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { merchants, transactions } from '@/db/schema'
import { TEST_MERCHANT } from '@/db/test-merchant'
import { addJob } from '../jobs/schedule'
import { later, openWorld } from '../testing/open-world'

test('a reset removes orders and jobs, and keeps the demo merchant', async () => {
  const { url, db, sql, openTransaction, close } = await openWorld()
  onTestFinished(close)
  const { id } = await openTransaction()
  await addJob(db, { task: 'close-card', payload: { id }, at: later(60) })

  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/commands/reset.ts'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      KASIR_DATABASE_URL: url,
      KASIR_ORIGIN: 'http://kasir.test',
      KASIR_MERCHANT_SERVER_KEY: TEST_MERCHANT.serverKey,
      KASIR_MERCHANT_CLIENT_KEY: TEST_MERCHANT.clientKey,
      KASIR_MERCHANT_FINISH_URL: TEST_MERCHANT.finishUrl,
      KASIR_NOTIFICATION_TARGETS: 'http://shop.test',
    },
  })

  expect(await sql`select key from graphile_worker.jobs`).toEqual([])
  expect([await db.$count(transactions), await db.$count(merchants)]).toEqual([0, 1])
})
