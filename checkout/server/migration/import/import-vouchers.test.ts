import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { orderVouchers, vouchers } from '@/db/schema'
import { findVoucher, listVouchers } from '../../voucher/read-vouchers'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { NOW as now, openStaging } from '../testing/open-staging'
import { changeRow } from '../validation/decide-row'
import { importStaged } from './import-staged'
import { importVouchers, openVouchers } from './import-vouchers'

const nobody = { sessionHash: 'nobody', phone: null }
const later = new Date('2024-06-01T00:00:00Z')

/** An order discounted by this voucher. */
const discounted = (voucherCode: string | null) => {
  const clean = cleanShop(1)

  return {
    ...clean,
    orders: [rowOf('orders', { id: 1, discount: 5000, total: 54_000, voucherCode })],
    payments: [rowOf('payments', { id: 1, amount: 54_000 })],
    invoices: [rowOf('invoices', { id: 1, amount: 54_000 })],
  }
}

test('a voucher is imported with its uses, and cannot be used before the opening', async () => {
  const { db, sql } = await openStaging({
    ...cleanShop(0),
    vouchers: [
      rowOf('vouchers', { id: 1, code: 'lama 1', endsAt: later }),
      rowOf('vouchers', { id: 2, merchantId: null, quota: 3, used: 3, endsAt: later }),
      rowOf('vouchers', { id: 3, merchantId: null, endsAt: new Date('2024-02-01T00:00:00Z') }),
    ],
  })

  const settled = await importStaged(sql, { now })
  const again = await importVouchers(sql, { now })

  expect([settled.vouchers, again]).toEqual([
    { added: 3, changed: 0 },
    { added: 0, changed: 0 },
  ])
  expect(await findVoucher(db, { code: 'LAMA1', ...nobody })).toBeUndefined()
  await sql.begin((tx) => openVouchers(tx, { now }))
  expect(await findVoucher(db, { code: 'LAMA1', ...nobody })).toMatchObject({
    kind: 'shop',
    shopId: 'toko-asri-1',
    amount: 5000,
    usedUp: false,
    onceABuyer: false,
  })
  expect(await findVoucher(db, { code: 'LAMA2', ...nobody })).toMatchObject({ kind: 'platform', usedUp: true })
  const [ended] = await db.select().from(vouchers).where(eq(vouchers.code, 'LAMA3'))
  expect(ended?.endsAt.getTime()).toBeLessThan(now.getTime())
  const offered = await listVouchers(db, { shopIds: ['toko-asri-1'], now, ...nobody })
  expect(offered.filter(({ code }) => code.startsWith('LAMA'))).toEqual([])
})

test('uses in the old shop are counted until the opening, and not after', async () => {
  const { db, sql, load } = await openStaging({ vouchers: [rowOf('vouchers', { id: 1, merchantId: null, used: 1 })] })
  const readUses = async () => (await db.select().from(vouchers).where(eq(vouchers.code, 'LAMA1')))[0]?.taken
  await importVouchers(sql, { now })

  await load({ vouchers: [rowOf('vouchers', { id: 1, merchantId: null, used: 7 })] })
  expect(await importVouchers(sql, { now })).toEqual({ added: 0, changed: 1 })
  expect(await readUses()).toBe(7)
  await sql.begin((tx) => openVouchers(tx, { now }))
  await load({ vouchers: [rowOf('vouchers', { id: 1, merchantId: null, used: 8 })] })
  await importVouchers(sql, { now })

  expect(await readUses()).toBe(7)
})

test('a voucher with a taken or empty code, or with more uses than its quota, is quarantined', async () => {
  const { listQuarantine } = await openStaging({
    vouchers: [
      rowOf('vouchers', { id: 1, merchantId: null, quota: 1, used: 2 }),
      rowOf('vouchers', { id: 2, merchantId: null, code: ' ' }),
      rowOf('vouchers', { id: 3, merchantId: null, code: 'Dua' }),
      rowOf('vouchers', { id: 4, merchantId: null, code: 'DUA' }),
      rowOf('vouchers', { id: 5, merchantId: null, amount: 3_000_000_000 }),
      rowOf('vouchers', { id: 6, merchantId: null, code: 'ONGKIRHEMAT' }),
    ],
  })

  expect(await listQuarantine()).toEqual([
    'vouchers 1 used_beyond_quota',
    'vouchers 2 code_empty',
    'vouchers 4 code_twice',
    'vouchers 5 amount_invalid',
    'vouchers 6 code_taken',
  ])
})

test('an order waits for its voucher, and has it under the name that it was given here', async () => {
  const { db, sql, listQuarantine } = await openStaging({
    ...discounted('HEMAT'),
    vouchers: [rowOf('vouchers', { id: 1, code: 'HEMAT' })],
  })
  await db.insert(vouchers).values({
    code: 'HEMAT',
    kind: 'platform',
    amount: 1000,
    quota: 5,
    startsAt: now,
    endsAt: later,
  })

  await importStaged(sql, { now })
  expect(await listQuarantine()).toEqual(
    expect.arrayContaining(['orders 1 voucher_quarantined', 'vouchers 1 code_taken']),
  )
  expect(await db.$count(orderVouchers)).toBe(0)
  await changeRow({ sql, operator: 'sari', now }, { table: 'vouchers', key: 1, cells: { code: 'HEMAT-LAMA' } })
  await importStaged(sql, { now })

  expect(await listQuarantine()).toEqual([])
  expect(await db.select().from(orderVouchers)).toMatchObject([
    { code: 'HEMAT-LAMA', shopId: 'toko-asri-1', amount: 5000, state: 'used', honoured: false },
  ])
})

test.each([
  ['no voucher', null],
  ['a voucher that is not here', 'HILANG'],
])('an order that was made cheaper by %s is quarantined', async (_, code) => {
  const { listQuarantine } = await openStaging(discounted(code))

  expect(await listQuarantine()).toContain('orders 1 voucher_missing')
})
