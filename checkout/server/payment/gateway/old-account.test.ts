import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'date-fns'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ledgerTransactions, movedOrders, paymentAttempts, refunds } from '@/db/schema'
import type { InvariantName } from '../../../../invariants/every-invariant'
import { compareSettlements, openReports } from '../../migration/compare-settlements'
import { after, placeTestOrder } from '../../test-order'
import { wib } from '../../wib'
import { checkAttempt } from '../attempt/check-attempt'
import { openPayment } from '../attempt/open-payment'
import { voidAttempt } from '../attempt/void-attempt'
import { readFormerAccount } from './former-account'
import { gatewayAt, SERVER_KEY } from './test-gateway'
import { kasirIsHere, SIMULATION_HEADERS, startKasir } from './testing/start-kasir'

const ACCOUNT = 'TOKO-LAMA'
const transactionOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
/** What every test order costs. */
const TOTAL = 274_500

/** An order that was placed here and is then called another shop's breaks what binds both. */
const BROUGHT: InvariantName[] = ['paidByVerifiedStatus', 'noOrderIsLost']

/** By number: method, status and when it was settled, as the old shop tells it. */
const CHARGES: Record<number, string[]> = {
  1: ['other_qris', 'pending', '\\N'],
  2: ['gopay', 'settlement', '2024-01-05 03:10:00+00'],
  3: ['credit_card', 'settlement', '2024-01-05 03:10:00+00'],
  4: ['bca_va', 'pending', '\\N'],
  5: ['gopay', 'pending', '\\N'],
}
const ON_ITS_WAY = { key: 'TL-2-1-R2', at: '2024-01-08 03:00:00+00' }

describe.runIf(kasirIsHere)('the account of another shop, at the real Kasir', { timeout: 30_000 }, () => {
  let kasir: Awaited<ReturnType<typeof startKasir>>
  let folder: string
  const keysFile = (whose: string) => join(folder, `${whose}.json`)
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pasar-old-account-'))
    kasir = await startKasir()
    const lines = Object.entries(CHARGES).map(([number, [method, status, settledAt]]) =>
      [
        transactionOf(Number(number)),
        `TL-${number}-1`,
        method,
        TOTAL,
        status,
        '2024-01-05 03:00:00+00',
        settledAt,
      ].join('\t'),
    )
    await writeFile(join(folder, 'charges.copy'), `${lines.join('\n')}\n`)
    const back = [transactionOf(2), 'refund', ON_ITS_WAY.key, TOTAL, ON_ITS_WAY.at, '\\N'].join('\t')
    await writeFile(join(folder, 'returns.copy'), `${back}\n`)
    const told = {
      account: ACCOUNT,
      history: 'test',
      since: null,
      until: new Date().toISOString(),
      charges: 5,
      returns: 1,
    }
    await writeFile(join(folder, 'account.json'), JSON.stringify(told))
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

  const openGateway = () => gatewayAt(kasir.origin, { findFormer: () => readFormerAccount(keysFile('pasar')) })

  const bringAbout = async (number: number, outcome: string) => {
    const address = `${kasir.origin}/_sim/transactions/TL-${number}-1/${outcome}`
    const answer = await fetch(address, { method: 'POST', headers: SIMULATION_HEADERS, body: '{}' })
    expect(answer.status).toBeLessThan(300)
  }

  /** An order with the attempt that the old shop had begun, as the cut-over leaves it. */
  async function brought(number: number, { paid = false } = {}) {
    const order = await placeTestOrder({ breaks: BROUGHT })
    const { db, orderId } = order
    const [kind = ''] = CHARGES[number] ?? []
    const method = kind === 'other_qris' ? 'qris' : kind
    if (paid) await order.reportStatus({ method })
    await db.update(paymentAttempts).set({
      ...{ account: ACCOUNT, providerOrderId: `TL-${number}-1`, transactionId: transactionOf(number), method },
      ...(paid ? { providerSettledAt: new Date('2024-01-05T03:10:00Z') } : { state: 'open' }),
    })
    await db
      .insert(movedOrders)
      .values({ orderId, formerNumber: `TL-${number}`, account: ACCOUNT, arrivedAt: new Date() })
    const check = () => checkAttempt(db, openGateway(), { providerOrderId: `TL-${number}-1`, now: new Date() })

    return { ...order, check }
  }

  test('the key of one account finds nothing of the other', async () => {
    const gateway = openGateway()

    expect(await gateway.of(null).getStatus('TL-1-1')).toBeNull()
    expect(await gateway.of(ACCOUNT).getStatus('TL-1-1')).toMatchObject({ status: 'pending', amount: TOTAL })
  })

  test('the key of the old shop opens nothing any more', async () => {
    const former = await readFormerAccount(keysFile('old-shop'))
    const authorization = `Basic ${Buffer.from(`${former?.serverKey}:`).toString('base64')}`

    const answer = await fetch(`${kasir.origin}/v2/TL-1-1/status`, { headers: { authorization } })

    expect(answer.status).toBe(401)
  })

  test('without its keys the account is as one that does not answer, and the keys are not told', async () => {
    const gateway = gatewayAt(kasir.origin, { findFormer: async () => undefined })

    const asking = gateway.of(ACCOUNT).getStatus('TL-1-1')

    await expect(asking).rejects.toMatchObject({ name: 'GatewayError', status: null, isRefusal: false })
    await writeFile(keysFile('broken'), '{"serverKey":"SB-Mid-server-broken"}')
    const reading = readFormerAccount(keysFile('broken'))
    await expect(reading).rejects.toThrow(/^(?!.*SB-Mid)/)
  })

  test('what waited is paid after the transfer, and the order here is paid once', async () => {
    const order = await brought(1)
    await order.check()
    const before = (await order.read()).status
    await bringAbout(1, 'pay')

    await order.check()
    await order.check()

    expect(before).toBe('awaiting_payment')
    expect(await order.read()).toMatchObject({ status: 'paid', attempts: ['paid'], events: ['created', 'paid'] })
  })

  test('a refund that was on its way ends once', async () => {
    const order = await brought(2, { paid: true })
    const [attempt] = await order.db.select().from(paymentAttempts)
    const { orderId, db } = order
    await db.update(paymentAttempts).set({ givenBack: TOTAL })
    await db.insert(refunds).values({
      ...{
        orderId,
        attemptId: attempt?.id,
        refundKey: ON_ITS_WAY.key,
        amount: TOTAL,
        reason: 'desk',
        state: 'sent',
      },
      requestedAt: new Date(ON_ITS_WAY.at),
    })

    await order.check()
    await order.check()

    expect(await order.readRefunds()).toEqual([{ reason: 'desk', state: 'confirmed', amount: TOTAL }])
    const booked = await db.select().from(ledgerTransactions).where(eq(ledgerTransactions.kind, 'refund_confirmed'))
    expect(booked).toHaveLength(1)
  })

  test('a bank takes a card’s money back after the transfer, once', async () => {
    const order = await brought(3, { paid: true })
    await bringAbout(3, 'chargeback')

    await order.check()
    await order.check()

    const booked = await order.db.select().from(ledgerTransactions).where(eq(ledgerTransactions.kind, 'chargeback'))
    expect(booked).toHaveLength(1)
    expect(await order.db.select().from(paymentAttempts)).toMatchObject([{ chargedBack: TOTAL }])
  })

  test('what nobody pays is ended at the gateway, under the account’s own key', async () => {
    const order = await brought(4)

    await voidAttempt(order.db, openGateway(), { providerOrderId: 'TL-4-1', now: new Date() })

    expect(await openGateway().of(ACCOUNT).getStatus('TL-4-1')).toMatchObject({ status: 'expire' })
  })

  test('whoever pays anew gets a page under Pasar’s own account, and the former code is worth nothing', async () => {
    const order = await brought(5)

    const { redirectUrl } = await openPayment(order.db, openGateway(), { ...order, now: after(1) })

    expect(redirectUrl).toMatch(/redirection/)
    expect((await order.read()).attempts).toEqual(['cancelled', 'open'])
    expect(await openGateway().of(ACCOUNT).getStatus('TL-5-1')).toMatchObject({ status: 'expire' })
  })

  test('what is held here equals Kasir’s own report of the account, and a rupiah more is found', async () => {
    const { db, sql } = await brought(2, { paid: true })
    const former = await readFormerAccount(keysFile('pasar'))
    const reports = openReports({ base: `${kasir.origin}/reports/settlement`, serverKey: SERVER_KEY, former })
    const compare = () => compareSettlements({ sql, reports, today: format(new Date(), 'yyyy-MM-dd', { in: wib }) })
    const ofThis = (compared: Awaited<ReturnType<typeof compare>>) =>
      compared.examples.filter(({ transactionId, kind }) => transactionId === transactionOf(2) && kind === 'settlement')

    const equal = await compare()
    await db.update(paymentAttempts).set({ amount: TOTAL + 1 })
    const differs = await compare()
    await db.update(paymentAttempts).set({ amount: TOTAL })

    expect(ofThis(equal)).toEqual([])
    expect(equal.sums).toContainEqual({
      ...{ account: ACCOUNT, method: 'gopay', day: '2024-01-05' },
      ...{ held: { payments: TOTAL, back: 0 }, reported: { payments: TOTAL, back: 0 } },
    })
    expect(ofThis(differs)).toMatchObject([{ held: TOTAL + 1, reported: TOTAL, explanation: null }])
  })

  test('the file that Pasar was given is for nobody else', async () => {
    expect(JSON.parse(await readFile(keysFile('pasar'), 'utf8'))).toMatchObject({ merchantId: ACCOUNT })
  })
})
