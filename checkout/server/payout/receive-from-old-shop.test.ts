import { expect, test } from 'vitest'
import { listPayouts } from '../back-office/list-payouts'
import { openShop } from '../testing/open-world'
import { readOldShopDebt, receiveFromOldShop } from './receive-from-old-shop'
import { sendPayouts } from './send-payouts'

const now = new Date('2026-11-27T03:00:00Z')

/** Opens the books as a cut-over leaves them: the old shop owes two sellers, and one owes it. */
async function openBooks() {
  const { db, sql } = await openShop()
  const shops = await sql<{ id: string }[]>`select id from shops order by id limit 3`
  for (const [at, amount] of [258_000, 3_000_000_000, -7000].entries()) {
    await sql.begin(async (tx) => {
      const [booking] = await tx`
        insert into ledger_transactions (key, kind, shop_id) values (${`opening:${at + 1}`}, 'opening', ${shops[at]?.id ?? ''})
        returning id`
      await tx`
        insert into ledger_entries (transaction_id, account, amount)
        values (${booking?.id}, 'old_shop', ${amount}), (${booking?.id}, 'seller_payable', ${-amount})`
    })
  }
  const balances = () =>
    sql`select account::text, sum(amount)::float as amount from ledger_entries group by account order by account::text`

  return { db, sql, balances, shops: shops.map(({ id }) => id) }
}

const RECEIVED = { reference: 'BCA-20261127-001', amount: 3_000_258_000, now }

test('sellers of the old shop are paid out once its transfer has arrived, once each, and the books balance', async () => {
  const { db, sql, balances, shops } = await openBooks()

  expect(await readOldShopDebt({ db })).toEqual({ sellers: 2, amount: 3_000_258_000 })
  expect(await sendPayouts(db, { now })).toBe(0)
  await receiveFromOldShop({ db, ...RECEIVED }, RECEIVED)
  expect(await sendPayouts(db, { now })).toBe(2)
  expect(await sendPayouts(db, { now })).toBe(0)

  expect(await readOldShopDebt({ db })).toEqual({ sellers: 0, amount: 0 })
  expect(await balances()).toEqual([
    { account: 'bank', amount: 0 },
    { account: 'old_shop', amount: -7000 },
    { account: 'seller_payable', amount: 7000 },
  ])
  const paid = (await listPayouts({ db })).map(({ key, orderId, amount, sentAt }) => ({ key, orderId, amount, sentAt }))
  expect(paid).toEqual(
    expect.arrayContaining([
      { key: 'payout:opening:1', orderId: null, amount: 258_000, sentAt: now.toISOString() },
      { key: 'payout:opening:2', orderId: null, amount: 3_000_000_000, sentAt: now.toISOString() },
    ]),
  )
  const events = await sql`select kind, detail from audit_events where kind in ('old_shop_paid', 'seller_paid_out')`
  expect(events).toEqual(
    expect.arrayContaining([
      { kind: 'old_shop_paid', detail: { sellers: 2, amount: 3_000_258_000, reference: RECEIVED.reference } },
      { kind: 'seller_paid_out', detail: { shop: shops[0], amount: 258_000 } },
    ]),
  )
})

test('a transfer of another sum books nothing, and one that is recorded twice at once books once', async () => {
  const { db, sql } = await openBooks()

  await expect(receiveFromOldShop({ db, ...RECEIVED }, { ...RECEIVED, amount: 258_000 })).rejects.toMatchObject({
    code: 'old_shop_amount',
  })
  expect(await sql`select from payouts where order_id is null`).toHaveLength(0)

  const both = await Promise.allSettled([1, 2].map(() => receiveFromOldShop({ db, ...RECEIVED }, RECEIVED)))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await sql`select from ledger_transactions where kind = 'old_shop_paid'`).toHaveLength(1)
})
