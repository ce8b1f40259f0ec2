import { expect, onTestFinished, test } from 'vitest'
import { merchants } from '@/db/schema'
import { DEMO_MERCHANT_ID } from '@/db/seed'
import { NOW, openWorld } from '../testing/open-world'
import { openTransaction } from '../transaction/open-transaction'
import { findMerchantId } from './find-order'

test('an order that was charged without a page is its own merchant’s, and an unknown one the demo’s', async () => {
  const { db, close } = await openWorld()
  onTestFinished(close)
  const merchant = {
    id: 'OTHER',
    name: 'Toko Lain',
    finishUrl: 'http://other.test',
    serverKey: 'one',
    clientKey: 'two',
  }
  await db.insert(merchants).values(merchant)
  const limits = { token: null, expiresAt: null, expiresAfterSeconds: null }
  const wish = { orderId: 'CORE-1', grossAmount: 150_000, currency: 'IDR', notificationUrls: [], customFields: {} }
  await openTransaction(db, {
    order: { merchantId: 'OTHER', ...wish, ...limits },
    merchant,
    method: 'bca_va',
    now: NOW,
  })

  expect(await findMerchantId(db, 'CORE-1')).toBe('OTHER')
  expect(await findMerchantId(db, 'CORE-2')).toBe(DEMO_MERCHANT_ID)
})
