import { expect, test } from 'vitest'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { NOW as now, openStaging } from '../testing/open-staging'
import { type Line, reportsOf } from '../testing/settlement-reports'
import type { Rows } from '../testing/write-bundle'
import { repairRows } from '../validation/repair-rows'
import { compareSettlements } from './compare-settlements'

const ACCOUNT = 'TOKO-LAMA'

const REFUND: Line = { id: 2, gross: -59_000, kind: 'refund', key: 'TL-10000002-1-R2', day: '2024-01-07' }

const shop = (): Rows => {
  const clean = cleanShop(4)
  const payments = clean.payments?.map((_, at) =>
    rowOf('payments', { id: at + 1, ...(at === 1 && { status: 'refunded' as const }) }),
  )

  return { ...clean, payments, refunds: [rowOf('refunds', { id: 2, status: 'on_its_way', endedAt: null })] }
}

const everything = [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }, REFUND]

const compare = async (rows: Rows, lines: Line[]) =>
  compareSettlements({ sql: (await openStaging(rows)).sql, reports: reportsOf(lines), today: '2024-02-28' })

test('staged payments and refunds equal the reports by account, method and day', async () => {
  const compared = await compare(shop(), everything)

  expect(compared).toMatchObject({ lines: 5, differences: 0, unexplained: 0, explained: {}, examples: [] })
  expect(compared.sums).toEqual([
    {
      account: ACCOUNT,
      method: 'qris',
      day: '2024-01-03',
      held: { payments: 236_000, back: 0 },
      reported: { payments: 236_000, back: 0 },
    },
    {
      account: ACCOUNT,
      method: 'qris',
      day: '2024-01-07',
      held: { payments: 0, back: -59_000 },
      reported: { payments: 0, back: -59_000 },
    },
  ])
})

test('one rupiah, a line more or less, another day and another refund are found, and nothing explains them', async () => {
  const { sql } = await openStaging(shop())
  const but = (...lines: Line[]) => [...everything.slice(0, 3), ...lines]
  const planted: [string, Line[], held: number | null, reported: number | null][] = [
    ['one rupiah', but({ id: 4, gross: 59_001 }, REFUND), 59_000, 59_001],
    ['one line less', but(REFUND), 59_000, null],
    ['one line more', but({ id: 4 }, REFUND, { id: 5 }), null, 59_000],
    ['another day', but({ id: 4, day: '2024-01-04' }, REFUND), 59_000, 59_000],
    ['another refund', but({ id: 4 }, { ...REFUND, key: 'x' }), null, -59_000],
  ]

  for (const [what, lines, held, reported] of planted) {
    const { unexplained, examples } = await compareSettlements({ sql, reports: reportsOf(lines), today: '2024-02-28' })

    expect(unexplained, what).toBeGreaterThan(0)
    expect(examples, what).toContainEqual(expect.objectContaining({ held, reported, explanation: null }))
  }
})

test('a quarantined or refused row explains a difference of its transaction', async () => {
  const clean = shop()
  const broken = clean.orders?.map((_, at) => rowOf('orders', { id: at + 1, ...(at === 2 && { total: 59_001 }) }))

  const compared = await compare({ ...clean, orders: broken }, everything)

  expect(compared).toMatchObject({ differences: 1, unexplained: 0, explained: { payment_sum_wrong: 1 } })
  expect(compared.examples).toMatchObject([
    { reported: 59_000, held: null, explanation: { state: 'quarantined', code: 'payment_sum_wrong' } },
  ])
})

test('a job that ran twice was one payment at Kasir', async () => {
  const clean = shop()
  const [first] = clean.payments ?? []
  const number = clean.orders?.[0]?.[2]
  const duplicate = { transactionId: String(first?.[5]), partnerOrderId: String(first?.[4]) }
  const orders = clean.orders?.map((_, at) =>
    rowOf('orders', { id: at + 1, ...(at === 3 && { number: String(number) }) }),
  )
  const payments = clean.payments?.map((row, at) => (at === 3 ? rowOf('payments', { id: 4, ...duplicate }) : row))

  const compared = await compare({ ...clean, orders, payments }, [{ id: 1 }, { id: 2 }, { id: 3 }, REFUND])

  expect(compared).toMatchObject({ differences: 0, unexplained: 0 })
})

test('a clock that jumped did not jump at Kasir', async () => {
  const clean = shop()
  const paidAt = new Date('2024-01-02T04:00:00Z')
  const payments = clean.payments?.map((row, at) => (at === 3 ? rowOf('payments', { id: 4, paidAt }) : row))
  const orders = clean.orders?.map((row, at) => (at === 3 ? rowOf('orders', { id: 4, paidAt }) : row))

  const { examples } = await compare({ ...clean, orders, payments }, everything)

  // Quarantined until a rule repairs it with the order's own time.
  expect(examples).toMatchObject([{ held: null, reported: 59_000, explanation: { code: 'paid_before_created' } }])
})

test('a row that a rule mends while the reports are read is where it was when that began, and no line is missing', async () => {
  const clean = shop()
  const paidAt = new Date('2024-01-03T04:00:00Z')
  const payments = clean.payments?.map((row, at) => (at === 3 ? rowOf('payments', { id: 4, paidAt }) : row))
  const { sql } = await openStaging({ ...clean, payments })
  const [own, oldShopAccount] = reportsOf(everything)
  async function* read(day: string) {
    await repairRows(sql, { now })
    yield* oldShopAccount?.read(day) ?? []
  }

  const during = await compareSettlements({
    sql,
    today: '2024-02-28',
    reports: [...(own ? [own] : []), { account: ACCOUNT, read }],
  })
  const after = await compareSettlements({ sql, reports: reportsOf(everything), today: '2024-02-28' })

  expect(during).toMatchObject({ unexplained: 0, explained: { paid_before_created: 1 } })
  expect(after).toMatchObject({ differences: 0 })
})

test('a payment after the closing is explained by its pending payment row only', async () => {
  const clean = shop()
  const payments = clean.payments?.map((row, at) =>
    at === 3 ? rowOf('payments', { id: 4, status: 'pending', paidAt: null }) : row,
  )
  const orders = clean.orders?.map((row, at) =>
    at === 3 ? rowOf('orders', { id: 4, status: 'waiting', paidAt: null, endedAt: null }) : row,
  )
  const { sql } = await openStaging({ ...clean, payments, orders })
  const compareAsOf = (closedSince?: Date) =>
    compareSettlements({ sql, reports: reportsOf(everything), today: '2024-02-28', closedSince })

  expect(await compareAsOf(new Date('2024-01-03T04:00:00Z'))).toMatchObject({ explained: { paid_since_closing: 1 } })
  for (const closedSince of [undefined, new Date('2024-01-05T04:00:00Z')])
    expect(await compareAsOf(closedSince)).toMatchObject({ unexplained: 1 })
})
