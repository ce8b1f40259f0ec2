import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatewayAt } from './test-gateway'
import { kasirIsHere, startKasir } from './testing/start-kasir'
import { toCharge } from './to-charge'

const charge = () => {
  const now = new Date()
  const orderId = `PSR-${randomUUID().slice(0, 12).toUpperCase()}`
  const sums = { subtotal: 258_000, shipping: 12_000, serviceFee: 1_000, total: 271_000 }
  const order = { orderId, pieces: 2, ...sums, paymentDueAt: new Date(now.getTime() + 3_600_000) }

  return toCharge(order, `${orderId}-1`, now)
}

describe.runIf(kasirIsHere)('the real Kasir', () => {
  let kasir: Awaited<ReturnType<typeof startKasir>>
  beforeAll(async () => {
    kasir = await startKasir()
  }, 60_000)
  afterAll(() => kasir?.stop())

  test('Kasir takes our charge and gives it a page', async () => {
    const { redirectUrl } = await gatewayAt(kasir.origin).createTransaction(charge())

    expect(redirectUrl).toMatch(/^http:\/\/kasir\.test\/snap\/v3\/redirection\/[0-9a-f-]{36}$/)
  })

  test('asked again after a lost answer, Kasir has the same charge on a fresh page', async () => {
    const gateway = gatewayAt(kasir.origin)
    const wanted = charge()
    const lost = await gateway.createTransaction(wanted)

    const again = await gateway.createTransaction(wanted)

    expect(again.redirectUrl).not.toBe(lost.redirectUrl)
  })

  test('what no buyer has tried to pay is unknown to Kasir, and ends without a refusal', async () => {
    const gateway = gatewayAt(kasir.origin)
    const { providerOrderId, ...rest } = charge()
    await gateway.createTransaction({ providerOrderId, ...rest })

    expect(await gateway.getStatus(providerOrderId)).toBeNull()
    expect(await gateway.expire(providerOrderId)).toBe('never_attempted')
  })

  test('a page that Kasir has closed is closed, and closing it again is no error', async () => {
    const gateway = gatewayAt(kasir.origin)
    const { redirectUrl } = await gateway.createTransaction(charge())

    expect(await gateway.closePage(redirectUrl)).toBe('closed')
    expect(await gateway.closePage(redirectUrl)).toBe('closed')
  })

  test('Kasir refuses sums that do not add up', async () => {
    const wrong = { ...charge(), amount: 1 }

    const creating = gatewayAt(kasir.origin).createTransaction(wrong)

    await expect(creating).rejects.toMatchObject({ name: 'GatewayError', status: 400 })
  })
})
