import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import {
  ledgerEntries,
  ledgerTransactions,
  migratedOrders,
  paymentAttempts,
  settlementDifferences,
  settlementImports,
  settlementLines,
} from '@/db/schema'
import type { InvariantName } from '../../../evidence/invariants/every-invariant'
import { cancelOrder } from '../cancellation/cancel-order'
import { SERVER_KEY } from '../payment/gateway/testing/test-gateway'
import { openShop } from '../testing/open-world'
import { after, placeTestOrder } from '../testing/test-order'
import { fetchSettlement } from './fetch-settlement'
import { importSettlement } from './import-settlement'

const HEADER =
  'date,merchant_id,order_id,transaction_id,refund_key,kind,payment_type,method,gross_amount,fee,net_amount,occurred_at'

type TestLine = { orderId: string; gross: number; fee?: number; kind?: string; refundKey?: string; at?: string }

const lineOf = ({ orderId, gross, fee = 0, kind = 'settlement', refundKey = '', at = '10:05:00' }: TestLine) =>
  `2026-11-25,G1,${orderId},t-${orderId},${refundKey},${kind},qris,other_qris,${gross},${fee},${gross - fee},2026-11-25 ${at}`

const report = (...lines: string[]) => `${[HEADER, ...lines].join('\n')}\n`

const evening = after(10 * 60)

/**
 * An order placed here and then assigned to the old shop breaks the invariants that involve
 * both.
 */
const BROKEN_BY_IMPORTED_ROWS: InvariantName[] = [
  'paidByVerifiedStatus',
  'oneOfEverything',
  'theBooksBalance',
  'noOrderIsLost',
]

const differences = async ({ db }: Awaited<ReturnType<typeof placeTestOrder>>) =>
  (await db.select().from(settlementDifferences).orderBy(settlementDifferences.id)).map(
    ({ kind, lineKind, reported, booked, resolvedAt }) => ({ kind, lineKind, reported, booked, open: !resolvedAt }),
  )

test('a matching line is booked once, also when the file is read again', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})
  const csv = report(lineOf({ orderId: order.providerOrderId, gross: order.total, fee: 1_897 }))

  const read = await Promise.all([1, 2].map(() => importSettlement({ db: order.db, now: evening }, { csv })))

  expect(read).toMatchObject(Array(2).fill({ lines: 1, matched: 1, differences: 0 }))
  expect(await order.books()).toEqual({
    bank: order.total - 1_897,
    gateway_fees: 1_897,
    buyer_clearing: -order.total,
  })
  expect(await order.db.select().from(settlementLines)).toHaveLength(1)
  expect(await order.db.select().from(settlementImports)).toHaveLength(2)
})

test('a refund is settled like a payment, and the gateway owes nothing then', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})
  await cancelOrder({ ...order, now: after(6) }, order)
  await order.publish(after(7))
  const { providerOrderId: orderId, total } = order
  const refundKey = `${orderId}-cancelled`

  const read = await importSettlement(
    { db: order.db, now: evening },
    {
      csv: report(
        lineOf({ orderId, gross: total, fee: 1_897 }),
        lineOf({ orderId, gross: -total, kind: 'refund', refundKey }),
      ),
    },
  )

  expect(read).toMatchObject({ lines: 2, matched: 2, differences: 0 })
  expect(await order.books()).toEqual({ bank: -1_897, gateway_fees: 1_897 })
})

test('each way in which report and books may differ is listed', async () => {
  const order = await placeTestOrder()
  const { providerOrderId: orderId, total } = order
  await order.reportStatus({})

  const read = await importSettlement(
    { db: order.db, now: evening },
    {
      csv: report(
        lineOf({ orderId: 'PSR-STRANGER-1', gross: 5_000 }),
        lineOf({ orderId, gross: total - 1 }),
        lineOf({ orderId, gross: -total, kind: 'chargeback', at: '11:00:00' }),
      ),
    },
  )

  expect(read).toMatchObject({ lines: 3, matched: 0, differences: 3 })
  expect(await differences(order)).toMatchObject([
    { kind: 'unknown', lineKind: 'settlement', reported: 5_000, booked: null },
    { kind: 'amount', lineKind: 'settlement', reported: total - 1, booked: total },
    { kind: 'missing_here', lineKind: 'chargeback', reported: -total, booked: null },
  ])
  expect(await order.books()).toMatchObject({ settlement_difference: -5_000 })
})

test('a payment missing from the report is listed until a report has it', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})

  await importSettlement({ db: order.db, now: evening }, { csv: report(), day: '2026-11-25' })
  expect(await differences(order)).toMatchObject([{ kind: 'missing_there', booked: order.total, open: true }])
  const csv = report(lineOf({ orderId: order.providerOrderId, gross: order.total }))
  const read = await importSettlement({ db: order.db, now: evening }, { csv })

  expect(read).toMatchObject({ matched: 1, differences: 0 })
  expect(await differences(order)).toMatchObject([{ kind: 'missing_there', open: false }])
})

test('a charge-back that only the report has is checked at the gateway, and agrees after that', async () => {
  const order = await placeTestOrder()
  const { providerOrderId: orderId, total } = order
  await order.reportStatus({ method: 'credit_card' })
  const csv = report(lineOf({ orderId, gross: total }), lineOf({ orderId, gross: -total, kind: 'chargeback' }))
  await importSettlement({ db: order.db, now: evening }, { csv })
  const jobs = await order.db.execute(`select key from graphile_worker.jobs where key like 'check:%'`)
  expect(jobs).toMatchObject([{ key: `check:${orderId}` }])

  await order.reportStatus({ method: 'credit_card', status: 'chargeback', chargedBack: total }, evening)
  const read = await importSettlement({ db: order.db, now: evening }, { csv })

  expect(read).toMatchObject({ matched: 2, differences: 0 })
  expect(await differences(order)).toMatchObject([{ kind: 'missing_here', open: false }])
})

test.each([
  ['another header', 'date,order_id\n', 1],
  ['a sum with a comma', report(lineOf({ orderId: 'A', gross: 1 }).replace(',1,0,1,', ',"1,0",0,1,')), 2],
  ['a net that is not the rest', report(lineOf({ orderId: 'A', gross: 9 }).replace(',9,0,9,', ',9,1,9,')), 2],
  ['a cell too many', report(lineOf({ orderId: 'A', gross: 9 }), `${lineOf({ orderId: 'B', gross: 9 })},x`), 3],
  ['no file at all', '', 1],
  ['a quote that never ends', `${report()}"2026-11-25,`, 2],
])('%s is refused with its line, and the whole file is discarded', async (_, csv, line) => {
  const order = await placeTestOrder()

  const importing = importSettlement({ db: order.db, now: evening }, { csv })

  await expect(importing).rejects.toMatchObject({ code: 'settlement_malformed', details: { line } })
  expect(await order.db.select().from(ledgerTransactions)).toHaveLength(0)
})

/** When the worker fetches that day's report. */
const nightAfter = (day: string) => new Date(`${day}T17:40:00Z`)

const imports = async ({ db }: Awaited<ReturnType<typeof placeTestOrder>>) =>
  (await db.select().from(settlementImports).orderBy(settlementImports.day)).map(
    ({ day, lines, matched, differences }) => ({ day, lines, matched, differences }),
  )

/** Serves reports as the gateway does, and records the requests. */
async function openArchive(answer: (path: string) => { status: number; body: string }) {
  const requestUrls: (string | undefined)[] = []
  const keys: (string | undefined)[] = []
  const server = createServer((request, response) => {
    requestUrls.push(request.url)
    keys.push(request.headers.authorization)
    const { status, body } = answer(request.url ?? '')
    response.writeHead(status).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const address = server.address()

  return { base: `http://127.0.0.1:${typeof address === 'object' && address?.port}/reports`, requestUrls, keys }
}

test('yesterday’s report, as Jakarta counts days, is fetched with the server key and read', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})
  const csv = report(lineOf({ orderId: order.providerOrderId, gross: order.total }))
  const archive = await openArchive(() => ({ status: 200, body: csv }))

  await fetchSettlement(order.db, { ...archive, serverKey: SERVER_KEY, now: nightAfter('2026-11-25') })

  expect(await imports(order)).toEqual([{ day: '2026-11-25', lines: 1, matched: 1, differences: 0 }])
  expect(archive.requestUrls).toEqual(['/reports/2026-11-25.csv'])
  expect(archive.keys).toEqual([`Basic ${Buffer.from(`${SERVER_KEY}:`).toString('base64')}`])
})

test.each([
  ['is not there', { status: 404, body: '' }, { name: 'GatewayError', status: 404 }],
  ['cannot be read', { status: 200, body: 'date,order_id\n' }, { code: 'settlement_malformed' }],
])(
  'reports of nights without a worker are fetched, and a report that %s is fetched once available',
  async (_, bad, failure) => {
    const order = await placeTestOrder()
    const answers = new Map([['/reports/2026-11-26.csv', bad]])
    const archive = await openArchive((path) => answers.get(path) ?? { status: 200, body: report() })
    const fetching = (day: string) =>
      fetchSettlement(order.db, { ...archive, serverKey: SERVER_KEY, now: nightAfter(day) })

    await expect(fetching('2026-11-27')).rejects.toMatchObject(failure)
    expect((await imports(order)).map(({ day }) => day)).toEqual(['2026-11-25', '2026-11-27'])
    answers.clear()
    await fetching('2026-11-28')

    expect(archive.requestUrls.slice(3)).toEqual(['26', '27', '28'].map((day) => `/reports/2026-11-${day}.csv`))
  },
)

test('a report is fetched the day after and once more a day later, and not in between', async () => {
  const order = await placeTestOrder()
  const archive = await openArchive(() => ({ status: 200, body: report() }))
  const fetching = (day: string) =>
    fetchSettlement(order.db, { ...archive, serverKey: SERVER_KEY, now: nightAfter(day) })

  for (const day of ['25', '25', '26', '26', '27']) await fetching(`2026-11-${day}`)

  expect(archive.requestUrls).toEqual(['25', '25', '26', '26', '27'].map((day) => `/reports/2026-11-${day}.csv`))
})

test('a gateway that is down gets one request, and the other reports wait', async () => {
  const order = await placeTestOrder()
  const archive = await openArchive(() => ({ status: 503, body: '' }))

  const fetching = fetchSettlement(order.db, { ...archive, serverKey: SERVER_KEY, now: nightAfter('2026-11-27') })

  await expect(fetching).rejects.toMatchObject({ status: 503 })
  expect(archive.requestUrls).toEqual(['/reports/2026-11-25.csv'])
})

test('a shop that sold nothing yet asks for yesterday’s report alone', async () => {
  const { db } = await openShop()
  const archive = await openArchive(() => ({ status: 200, body: report() }))

  await fetchSettlement(db, { ...archive, serverKey: SERVER_KEY, now: nightAfter('2026-11-25') })

  expect(archive.requestUrls).toEqual(['/reports/2026-11-25.csv'])
})

test('a report that is not there is an error without the key', async () => {
  const order = await placeTestOrder()
  const archive = await openArchive(() => ({ status: 404, body: '' }))

  const fetching = fetchSettlement(order.db, { base: archive.base, serverKey: SERVER_KEY, now: evening })

  await expect(fetching).rejects.toMatchObject({ name: 'GatewayError', status: 404 })
  await expect(fetching).rejects.not.toThrow(SERVER_KEY)
})

/** Moves an order to the old shop's account, as a migration before the evening would. */
async function importOrder(order: Awaited<ReturnType<typeof placeTestOrder>>, settledBefore: number) {
  const account = 'TOKO-LAMA'
  const id = 'TL-10000001-1'
  await order.db.update(paymentAttempts).set({ account, providerOrderId: id, providerSettledAt: after(5) })
  const { orderId } = order
  await order.db
    .insert(migratedOrders)
    .values({ orderId, oldShopNumber: 'TL-10000001', account, settledBefore, importedAt: after(7) })
  const [about, debit, credit] =
    settledBefore === 0
      ? ([{ key: `opening:${orderId}`, orderId }, 'gateway_receivable', 'buyer_clearing'] as const)
      : ([{ key: 'opening:9', shopId: 'rumah-ayu' }, 'old_shop', 'seller_payable'] as const)
  await order.db.transaction(async (tx) => {
    const [opened] = await tx
      .insert(ledgerTransactions)
      .values({ ...about, kind: 'opening', at: after(8) })
      .returning()
    const transactionId = opened?.id ?? ''
    await tx.insert(ledgerEntries).values([
      { transactionId, account: debit, amount: order.total },
      { transactionId, account: credit, amount: -order.total },
    ])
  })

  return { account, id }
}

test('payments to the old account before the import are in the old shop’s books', async () => {
  const order = await placeTestOrder({ breaks: BROKEN_BY_IMPORTED_ROWS })
  await order.reportStatus({})
  const { account, id } = await importOrder(order, order.total)
  const before = await order.books()

  const read = await importSettlement(
    { db: order.db, now: evening },
    { csv: report(lineOf({ orderId: id, gross: order.total })), account },
  )

  expect(read).toMatchObject({ lines: 1, matched: 1, differences: 0 })
  expect(await order.books()).toEqual(before)
})

test('opening bookings are settled from the report of their day, however old', async () => {
  const order = await placeTestOrder({ breaks: BROKEN_BY_IMPORTED_ROWS })
  await order.reportStatus({})
  const { account, id } = await importOrder(order, 0)
  const before = await order.books()
  const requestUrls: string[] = []
  const reports = createServer((request, response) => {
    requestUrls.push(request.url ?? '')
    response.end(request.url?.includes('2026-11-25') ? report(lineOf({ orderId: id, gross: order.total })) : report())
  })
  await new Promise<void>((resolve) => reports.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void reports.close())
  const address = reports.address()
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  await fetchSettlement(order.db, {
    base,
    serverKey: 'of the old shop',
    account,
    now: new Date('2027-03-01T03:00:00Z'),
  })

  const { gateway_receivable: owed = 0, bank = 0 } = await order.books()
  expect(requestUrls).toContain('/2026-11-25.csv')
  expect({ owed, bank }).toEqual({ owed: (before.gateway_receivable ?? 0) - order.total, bank: order.total })
})

test('a payment of an order that is in quarantine is named so, and calls for nothing else', async () => {
  const order = await placeTestOrder()
  const row = JSON.stringify({ transaction_id: 't-TL-9-1' })
  await order.sql`
    insert into migration.quarantine (table_name, key, state, code, source, row)
    values ('payments', 9, 'quarantined', 'order_quarantined', ${row}::text::jsonb, ${row}::text::jsonb)`
  const lines = [lineOf({ orderId: 'TL-9-1', gross: 5000 }), lineOf({ orderId: 'TL-8-1', gross: 6000 })]

  const read = await importSettlement({ db: order.db, now: evening }, { csv: report(...lines), account: 'TOKO-LAMA' })

  expect(read).toMatchObject({ lines: 2, matched: 0, differences: 2 })
  expect((await differences(order)).map(({ kind, reported }) => [kind, reported])).toEqual([
    ['not_imported', 5000],
    ['unknown', 6000],
  ])
})

test('the reports of one account say nothing about what is missing of the other', async () => {
  const order = await placeTestOrder({ breaks: BROKEN_BY_IMPORTED_ROWS })
  await order.reportStatus({})
  const { account } = await importOrder(order, order.total)

  const own = await importSettlement({ db: order.db, now: evening }, { csv: report(), day: '2026-11-25' })
  const oldShopAccount = await importSettlement(
    { db: order.db, now: evening },
    { csv: report(), day: '2026-11-25', account },
  )

  expect([own.differences, oldShopAccount.differences]).toEqual([0, 1])
})
