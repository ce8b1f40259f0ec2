import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readReport } from '../../settlement/read-report'
import { toCharge } from '../attempt/to-charge'
import { type Gateway, toGatewayTime } from './gateway'
import { isVoided } from './provider-status'
import { kasirIsHere, SIMULATION_HEADERS, startKasir } from './testing/start-kasir'
import { gatewayAt, SERVER_KEY } from './testing/test-gateway'

const charge = () => {
  const now = new Date()
  const orderId = `PSR-${randomUUID().slice(0, 12).toUpperCase()}`
  const discounts = { shopDiscount: 20_000, platformDiscount: 5_000, shippingDiscount: 0 }
  const sums = { subtotal: 283_000, shipping: 12_000, insurance: 0, serviceFee: 1_000, ...discounts, total: 271_000 }
  const order = { orderId, pieces: 2, ...sums, paymentDueAt: new Date(now.getTime() + 3_600_000) }

  return toCharge(order, { providerOrderId: `${orderId}-1`, now })
}

// A separate process is slow on a loaded machine.
describe.runIf(kasirIsHere)('the real Kasir', { timeout: 30_000 }, () => {
  let kasir: Awaited<ReturnType<typeof startKasir>>
  beforeAll(async () => {
    kasir = await startKasir()
  }, 60_000)
  afterAll(() => kasir?.stop())

  test('Kasir takes our charge and gives it a page', async () => {
    const { redirectUrl } = await gatewayAt(kasir.origin).createTransaction(charge())

    expect(redirectUrl).toMatch(/^http:\/\/kasir\.test\/snap\/v3\/redirection\/[0-9a-f-]{36}$/)
  })

  test('a request repeated after a lost answer gets the same charge on a new page', async () => {
    const gateway = gatewayAt(kasir.origin)
    const request = charge()
    const lost = await gateway.createTransaction(request)

    const again = await gateway.createTransaction(request)

    expect(again.redirectUrl).not.toBe(lost.redirectUrl)
  })

  test('an attempt that no buyer opened is unknown to Kasir, and ends without a refusal', async () => {
    const gateway = gatewayAt(kasir.origin)
    const { providerOrderId, ...rest } = charge()
    await gateway.createTransaction({ providerOrderId, ...rest })

    expect(await gateway.of(null).getStatus(providerOrderId)).toBeNull()
    expect(await gateway.of(null).expire(providerOrderId)).toBe('never_attempted')
  })

  test('a page that Kasir has closed is closed, and closing it again is no error', async () => {
    const gateway = gatewayAt(kasir.origin)
    const { redirectUrl } = await gateway.createTransaction(charge())

    expect(await gateway.of(null).closePage(redirectUrl)).toBe('closed')
    expect(await gateway.of(null).closePage(redirectUrl)).toBe('closed')
  })

  /** Simulates a payer by Kasir's test controls. */
  async function simulateOutcome(providerOrderId: string, outcome: string, body: object = {}) {
    const answer = await fetch(`${kasir.origin}/_sim/transactions/${providerOrderId}/${outcome}`, {
      method: 'POST',
      headers: SIMULATION_HEADERS,
      body: JSON.stringify(body),
    })
    expect(answer.status).toBeLessThan(300)
  }

  async function paidCharge(gateway: Gateway, method: string) {
    const { providerOrderId, ...rest } = charge()
    await gateway.createTransaction({ providerOrderId, ...rest })
    await simulateOutcome(providerOrderId, 'select', { method })
    await simulateOutcome(providerOrderId, 'pay')

    return providerOrderId
  }

  test.each([
    ['gopay', 'gopay'],
    ['other_qris', 'qris'],
  ])('Kasir refunds what was paid by %s, once per key, and reports each part', async (chosen, method) => {
    const gateway = gatewayAt(kasir.origin)
    const providerOrderId = await paidCharge(gateway, chosen)
    const { transactionId = '' } = (await gateway.of(null).getStatus(providerOrderId)) ?? {}
    const request = { transactionId, method, refundKey: `${providerOrderId}-desk`, amount: 71_000, reason: 'desk' }

    const answers = [await gateway.of(null).refund(request), await gateway.of(null).refund(request)]
    const part = await gateway.of(null).getStatus(providerOrderId)
    await gateway.of(null).refund({ ...request, refundKey: `${providerOrderId}-rest`, amount: 200_000 })

    expect(answers.map(({ kind }) => kind)).toEqual(['accepted', 'known'])
    expect(part).toMatchObject({ status: 'partial_refund', method, takenBack: 71_000 })
    expect(part?.refunds).toMatchObject([{ refundKey: request.refundKey, amount: 71_000 }])
    expect(await gateway.of(null).getStatus(providerOrderId)).toMatchObject({ status: 'refund', takenBack: 271_000 })
  })

  test.each(['bca_va', 'permata_va', 'indomaret', 'echannel'])(
    'Kasir reports the number to which %s is paid, before it is paid',
    async (method) => {
      const gateway = gatewayAt(kasir.origin)
      const { providerOrderId, ...rest } = charge()
      await gateway.createTransaction({ providerOrderId, ...rest })
      await simulateOutcome(providerOrderId, 'select', { method })

      const status = await gateway.of(null).getStatus(providerOrderId)

      expect(status).toMatchObject({ status: 'pending', method, payCode: expect.stringMatching(/^\w{8,}$/) })
      expect(status?.billerCode !== null).toBe(method === 'echannel')
    },
  )

  test('Kasir refuses to refund more than is left, and what was paid into an account', async () => {
    const gateway = gatewayAt(kasir.origin)
    const [wallet, account] = [await paidCharge(gateway, 'gopay'), await paidCharge(gateway, 'bca_va')]
    const request = { method: 'gopay', refundKey: 'all', amount: 271_001, reason: 'desk' }

    const denied = [
      await gateway.of(null).refund({ ...request, transactionId: wallet }),
      await gateway.of(null).refund({ ...request, transactionId: account, amount: 271_000 }),
    ]

    expect(denied.map(({ kind }) => kind)).toEqual(['denied', 'denied'])
  })

  test('Kasir’s report of the day is one that we can read', async () => {
    const gateway = gatewayAt(kasir.origin)
    const providerOrderId = await paidCharge(gateway, 'gopay')
    await gateway.of(null).refund({
      transactionId: providerOrderId,
      method: 'gopay',
      refundKey: 'r-1',
      amount: 71_000,
      reason: 'desk',
    })

    const today = toGatewayTime(new Date()).slice(0, 10)
    const answer = await fetch(`${kasir.origin}/reports/settlement/${today}.csv`, {
      headers: { authorization: `Basic ${Buffer.from(`${SERVER_KEY}:`).toString('base64')}` },
    })

    const lines = readReport(await answer.text()).filter((line) => line.providerOrderId === providerOrderId)
    expect(lines).toMatchObject([
      { kind: 'settlement', gross: 271_000, fee: 5_420, net: 265_580 },
      { kind: 'refund', refundKey: 'r-1', gross: -71_000, fee: 0 },
    ])
  })

  test('a captured card is cancelled, and its status shows that it had been approved', async () => {
    const gateway = gatewayAt(kasir.origin)
    const providerOrderId = await paidCharge(gateway, 'credit_card')

    expect(await gateway.of(null).cancel(providerOrderId)).toBe('ended')

    const provider = await gateway.of(null).getStatus(providerOrderId)
    expect(provider && isVoided(provider)).toBe(true)
  })

  test.each([
    ['reverse', 'permata_va', { status: 'deny', settledAt: expect.any(Date) }],
    ['chargeback', 'credit_card', { status: 'chargeback' }],
  ])('after %s Kasir still reports that there had been money', async (outcome, method, reported) => {
    const gateway = gatewayAt(kasir.origin)
    const providerOrderId = await paidCharge(gateway, method)
    if (method === 'credit_card') await simulateOutcome(providerOrderId, 'settle')

    await simulateOutcome(providerOrderId, outcome)

    expect(await gateway.of(null).getStatus(providerOrderId)).toMatchObject(reported)
  })

  test('Kasir refuses sums that do not add up', async () => {
    const wrong = { ...charge(), amount: 1 }

    const creating = gatewayAt(kasir.origin).createTransaction(wrong)

    await expect(creating).rejects.toMatchObject({ name: 'GatewayError', status: 400 })
  })
})
