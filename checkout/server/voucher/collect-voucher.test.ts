import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { vouchers } from '@/db/schema'
import { showCheckout } from '../basket/show-checkout'
import { showOwnFront } from '../front/show-own-front'
import { moveSession } from '../session/session'
import { fillBasket, issueTestVoucher, openShop } from '../testing/open-world'
import { collectVoucher } from './collect-voucher'
import { listCollected } from './list-collected'

const now = new Date('2026-11-25T03:00:00Z')

async function openWithVouchers() {
  const { db } = await openShop()
  await db.update(vouchers).set({ listed: false })
  await issueTestVoucher(db, { code: 'BESAR', amount: 30_000 })
  await issueTestVoucher(db, { code: 'KECIL', amount: 10_000 })

  return { db, now }
}

test('the checkout lists a collected voucher before a larger one, also after the browser signed in', async () => {
  const shop = await openWithVouchers()
  const basket = await fillBasket(shop.db)
  const offers = async (sessionHash: string) =>
    (await showCheckout({ ...shop, sessionHash }, basket)).voucherOffers.map(({ voucher }) => voucher.code)
  const before = await offers(basket.sessionHash)

  for (const _ of ['once', 'again']) await collectVoucher({ ...shop, ...basket }, { code: 'KECIL' })
  const collected = await offers(basket.sessionHash)
  await collectVoucher({ ...shop, sessionHash: 'an account' }, { code: 'KECIL' })
  await moveSession(shop.db, { from: basket.sessionHash, to: 'an account' })

  expect([before, collected]).toEqual([
    ['BESAR', 'KECIL'],
    ['KECIL', 'BESAR'],
  ])
  expect(await offers('an account')).toEqual(collected)
  expect(await showOwnFront({ ...shop, sessionHash: 'an account' })).toMatchObject({ collectedCodes: ['KECIL'] })
  expect(await listCollected({ ...shop, sessionHash: basket.sessionHash })).toEqual([])
})

test('a voucher that is not listed or has ended is not collected, and a collected one says why it ended', async () => {
  const shop = await openWithVouchers()
  const own = { ...shop, sessionHash: 'own' }
  await collectVoucher(own, { code: 'KECIL' })
  await shop.db.update(vouchers).set({ listed: false }).where(eq(vouchers.code, 'BESAR'))
  const later = { ...own, now: new Date('2027-01-02T00:00:00Z') }

  for (const [ctx, code] of [
    [own, 'BESAR'],
    [later, 'KECIL'],
    [own, 'TIDAKADA'],
  ] as const)
    await expect(collectVoucher(ctx, { code })).rejects.toMatchObject({ code: 'voucher_unknown' })

  expect(await listCollected(own)).toMatchObject([{ voucher: { code: 'KECIL' }, endReason: null }])
  expect(await listCollected(later)).toMatchObject([{ endReason: 'over' }])
})
