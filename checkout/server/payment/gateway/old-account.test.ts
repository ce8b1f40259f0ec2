import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'date-fns'
import { eq } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ledgerTransactions, orderReaders, orders, paymentAttempts, refunds } from '@/db/schema'
import { assertInvariants } from '../../../../evidence/invariants/check-invariants'
import { postOpeningBalances } from '../../migration/cut-over/open-balances'
import { importOpenOrders } from '../../migration/import/import-orders'
import { importStaged } from '../../migration/import/import-staged'
import { stageBundle } from '../../migration/staging/stage-bundle'
import { cleanShop, rowOf } from '../../migration/testing/old-shop-rows'
import { type Rows, writer } from '../../migration/testing/write-bundle'
import { compareSettlements, openReports } from '../../migration/verification/compare-settlements'
import { openShop } from '../../testing/open-world'
import { wib } from '../../wib'
import { checkAttempt } from '../attempt/check-attempt'
import { openPayment } from '../attempt/open-payment'
import { voidAttempt } from '../attempt/void-attempt'
import { readOldShopAccount } from './old-shop-account'
import { kasirIsHere, SIMULATION_HEADERS, startKasir } from './testing/start-kasir'
import { gatewayAt, SERVER_KEY } from './testing/test-gateway'

const ACCOUNT = 'TOKO-LAMA'
const transactionOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const idOf = (number: number) => `TL-${10_000_000 + number}-1`
const TOTAL = 59_000
const ON_ITS_WAY = { key: `${idOf(2)}-R2`, at: '2024-01-07 05:00:00+00' }

/** By number: the old shop's method, Kasir's method, and the payment's state. */
const CASES = {
  1: { method: 'qris', kasir: 'other_qris', order: 'waiting', payment: 'pending' },
  2: { method: 'wallet', kasir: 'gopay', order: 'refunded', payment: 'refunded' },
  3: { method: 'card', kasir: 'credit_card', order: 'paid', payment: 'settled' },
  4: { method: 'va', kasir: 'bca_va', order: 'waiting', payment: 'pending' },
  5: { method: 'wallet', kasir: 'gopay', order: 'waiting', payment: 'pending' },
} as const

const PAID_AT = new Date('2024-01-03T05:01:00Z')
const paidAtOf = (payment: string) => (payment === 'pending' ? null : PAID_AT)

const OLD_SHOP: Rows = {
  ...cleanShop(5),
  reviews: [],
  invoices: [],
  orders: Object.values(CASES).map(({ order, payment }, at) =>
    rowOf('orders', {
      id: at + 1,
      status: order,
      paidAt: paidAtOf(payment),
      endedAt: order === 'refunded' ? PAID_AT : null,
    }),
  ),
  payments: Object.values(CASES).map(({ method, payment }, at) =>
    rowOf('payments', { id: at + 1, method, status: payment, paidAt: paidAtOf(payment) }),
  ),
  refunds: [rowOf('refunds', { id: 2, status: 'on_its_way', endedAt: null })],
}

describe.runIf(kasirIsHere)('the account of another shop, at the real Kasir', { timeout: 30_000 }, () => {
  let kasir: Awaited<ReturnType<typeof startKasir>>
  let folder: string
  const keysFile = (whose: string) => join(folder, `${whose}.json`)
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pasar-old-account-'))
    kasir = await startKasir()
    const lines = Object.values(CASES).map(({ kasir, payment }, at) =>
      [
        ...[transactionOf(at + 1), idOf(at + 1), kasir, TOTAL, payment === 'pending' ? 'pending' : 'settlement'],
        ...['2024-01-03 05:00:00+00', payment === 'pending' ? '\\N' : '2024-01-03 05:01:00+00'],
      ].join('\t'),
    )
    await writeFile(join(folder, 'charges.copy'), `${lines.join('\n')}\n`)
    const back = [transactionOf(2), 'refund', ON_ITS_WAY.key, TOTAL, ON_ITS_WAY.at, '\\N'].join('\t')
    await writeFile(join(folder, 'returns.copy'), `${back}\n`)
    const account = {
      account: ACCOUNT,
      history: 'test',
      since: null,
      until: new Date().toISOString(),
      charges: 5,
      returns: 1,
    }
    await writeFile(join(folder, 'account.json'), JSON.stringify(account))
    const own = { KASIR_ACCOUNT_FOLDER: folder, KASIR_ACCOUNT_KEYS_FILE: keysFile('old-shop') }
    await kasir.command('load-account', own)
    await kasir.command('transfer-account', {
      KASIR_ACCOUNT_ID: ACCOUNT,
      KASIR_ACCOUNT_KEYS_FILE: keysFile('pasar'),
      KASIR_ACCOUNT_NOTIFICATION_URL: 'http://127.0.0.1:3001/api/payment/notification',
      KASIR_ACCOUNT_FINISH_URL: 'http://pasar.localhost:3001/payment/finish',
    })
  }, 90_000)
  afterAll(async () => {
    await kasir?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const openGateway = () => gatewayAt(kasir.origin, { findOldShopAccount: () => readOldShopAccount(keysFile('pasar')) })

  const simulateOutcome = async (number: number, outcome: string) => {
    const address = `${kasir.origin}/_sim/transactions/${idOf(number)}/${outcome}`
    const answer = await fetch(address, { method: 'POST', headers: SIMULATION_HEADERS, body: '{}' })
    expect(answer.status).toBeLessThan(300)
  }

  /** Migrates the old shop's orders and opens, as a cut-over does. */
  async function cutOver() {
    const oldShopAccount = await readOldShopAccount(keysFile('pasar'))
    const { db, sql } = await openShop({ oldShopKeys: { [ACCOUNT]: oldShopAccount?.serverKey ?? '' } })
    const { files } = await writer.write({ rows: OLD_SHOP })
    await stageBundle({ sql, files, reader: writer.reader, now: () => new Date() })
    await importStaged(sql, { now: new Date() })
    await sql.begin(async (tx) => {
      await importOpenOrders(tx, { now: new Date() })
      await postOpeningBalances(tx, { now: new Date() })
    })
    const check = (number: number) =>
      checkAttempt(db, openGateway(), { providerOrderId: idOf(number), now: new Date() })
    const orderOf = async (number: number) => {
      const [row] = await db
        .select({ order: orders, attempt: paymentAttempts })
        .from(paymentAttempts)
        .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
        .where(eq(paymentAttempts.providerOrderId, idOf(number)))
      if (!row) throw new Error(`order ${number} was not brought over`)
      return row
    }
    const bookingsOf = async (kind: 'payment' | 'refund_confirmed' | 'chargeback') =>
      (await db.select().from(ledgerTransactions).where(eq(ledgerTransactions.kind, kind))).length

    return { db, sql, check, orderOf, bookingsOf, oldShopAccount }
  }

  test('the key of one account finds nothing of the other', async () => {
    const gateway = openGateway()

    expect(await gateway.of(null).getStatus(idOf(1))).toBeNull()
    expect(await gateway.of(ACCOUNT).getStatus(idOf(1))).toMatchObject({ status: 'pending', amount: TOTAL })
  })

  test('the key of the old shop opens nothing any more', async () => {
    const oldShopAccount = await readOldShopAccount(keysFile('old-shop'))
    const authorization = `Basic ${Buffer.from(`${oldShopAccount?.serverKey}:`).toString('base64')}`

    const answer = await fetch(`${kasir.origin}/v2/${idOf(1)}/status`, { headers: { authorization } })

    expect(answer.status).toBe(401)
  })

  test('without its keys the account counts as unreachable, and no key is logged', async () => {
    const gateway = gatewayAt(kasir.origin, { findOldShopAccount: async () => undefined })

    const asking = gateway.of(ACCOUNT).getStatus(idOf(1))

    await expect(asking).rejects.toMatchObject({ name: 'GatewayError', status: null, isRefusal: false })
    await writeFile(keysFile('broken'), '{"serverKey":"SB-Mid-server-broken"}')
    const reading = readOldShopAccount(keysFile('broken'))
    await expect(reading).rejects.toThrow(/^(?!.*SB-Mid)/)
  })

  test('a payment, a refund and a chargeback that were open go on here, and each ends once', async () => {
    const { db, sql, check, orderOf, bookingsOf, oldShopAccount } = await cutOver()
    const before = await Promise.all([1, 2, 3].map(async (number) => (await orderOf(number)).order.status))
    await simulateOutcome(1, 'pay')
    await simulateOutcome(3, 'chargeback')

    for (const number of [1, 2, 3, 1, 2, 3]) await check(number)

    expect(before).toEqual(['awaiting_payment', 'cancelled', 'paid'])
    expect((await orderOf(1)).order.status).toBe('paid')
    expect((await orderOf(3)).attempt.chargedBack).toBe(TOTAL)
    expect(await db.select().from(refunds)).toMatchObject([{ refundKey: ON_ITS_WAY.key, state: 'confirmed' }])
    expect([await bookingsOf('payment'), await bookingsOf('refund_confirmed'), await bookingsOf('chargeback')]).toEqual(
      [1, 1, 1],
    )
    const atKasir = postgres(kasir.databaseUrl, { max: 1 })
    const keys = { serverKey: SERVER_KEY, oldShopKeys: { [ACCOUNT]: oldShopAccount?.serverKey ?? '' } }
    await assertInvariants({ pasar: sql, kasir: atKasir, ...keys }).finally(() => atKasir.end())
  })

  test('an unpaid attempt ends under the old account’s key, and a new payment opens under Pasar’s', async () => {
    const { db, orderOf } = await cutOver()
    const { order } = await orderOf(5)
    await db.insert(orderReaders).values({ orderId: order.id, sessionHash: 'reader' })

    await voidAttempt(db, openGateway(), { providerOrderId: idOf(4), now: new Date() })
    const anew = { orderId: order.id, sessionHash: 'reader', now: new Date() }
    const { redirectUrl } = await openPayment({ db, gateway: openGateway(), ...anew }, anew)

    const { of } = openGateway()
    expect(await of(ACCOUNT).getStatus(idOf(4))).toMatchObject({ status: 'expire' })
    expect(await of(ACCOUNT).getStatus(idOf(5))).toMatchObject({ status: 'expire' })
    expect(redirectUrl).toMatch(/redirection/)
    expect((await orderOf(5)).attempt.state).toBe('cancelled')
  })

  test('the held balance equals Kasir’s reports of the account, and a difference of one rupiah is found', async () => {
    const { db, sql, check, oldShopAccount } = await cutOver()
    for (const number of [1, 2, 3]) await check(number)
    const reports = openReports({ base: `${kasir.origin}/reports/settlement`, serverKey: SERVER_KEY, oldShopAccount })
    const compare = () => compareSettlements({ sql, reports, today: format(new Date(), 'yyyy-MM-dd', { in: wib }) })
    const settled = eq(paymentAttempts.providerOrderId, idOf(2))

    const equal = await compare()
    await db
      .update(paymentAttempts)
      .set({ amount: TOTAL + 1 })
      .where(settled)
    const differs = await compare()
    await db.update(paymentAttempts).set({ amount: TOTAL }).where(settled)

    expect(equal).toMatchObject({ differences: 0, unexplained: 0 })
    expect(equal.sums).toContainEqual({
      account: ACCOUNT,
      method: 'gopay',
      day: '2024-01-03',
      held: { payments: TOTAL, back: 0 },
      reported: { payments: TOTAL, back: 0 },
    })
    expect(differs.examples).toMatchObject([{ held: TOTAL + 1, reported: TOTAL, explanation: null }])
  })

  test('the file that Pasar was given is for its owner alone', async () => {
    const { mode } = await stat(keysFile('pasar'))

    expect(mode & 0o077).toBe(0)
  })
})
