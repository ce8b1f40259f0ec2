import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cancelOrder } from '../../cancellation/cancel-order'
import { placeTestOrder } from '../../testing/test-order'
import { sendRequests } from '../../worker/send-requests'
import { chooseOtherMethod } from '../attempt/choose-other-method'
import { openPayment } from '../attempt/open-payment'
import { reconcilePayment } from '../attempt/reconcile-payment'
import { kasirIsHere, SIMULATION_HEADERS, startKasir } from '../gateway/testing/start-kasir'
import { gatewayAt, SERVER_KEY } from '../gateway/testing/test-gateway'
import { processNotifications } from '../notification/process-notifications'
import { receiveNotification } from '../notification/receive-notification'
import { connectBiSnap } from './connection'
import type { BiSnapMethod } from './methods'
import { biSnapGateway, payPageOf } from './open-bi-snap'
import { payByMethod } from './pay-by-method'
import { showPayment } from './show-payment'

const ORIGIN = 'http://pasar.localhost:3001'
const ACCOUNT = { clientId: 'SB-BiSnap-client-test', clientSecret: 'SB-BiSnap-secret-of-the-test' }

const keyPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
const [pasarKeys, kasirKeys] = [keyPair(), keyPair()]

type Notified = { path: string; headers: IncomingHttpHeaders; body: string }

/** Stores what the partner sends, as the shop's address would receive it. */
async function openInbox() {
  const notified: Notified[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    notified.push({ path: request.url ?? '', headers: request.headers, body })
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  return { notified, origin, close: () => server.close() }
}

// A separate process is slow on a loaded machine.
describe.runIf(kasirIsHere)('an order paid over BI-SNAP at the real Kasir', { timeout: 60_000 }, () => {
  let kasir: Awaited<ReturnType<typeof startKasir>>
  let inbox: Awaited<ReturnType<typeof openInbox>>
  let folder: string
  beforeAll(async () => {
    inbox = await openInbox()
    folder = await mkdtemp(join(tmpdir(), 'bi-snap-'))
    const [merchantKeys, signingKey] = [join(folder, 'pasar.pem'), join(folder, 'kasir.pem')]
    await writeFile(merchantKeys, pasarKeys.publicKey)
    await writeFile(signingKey, kasirKeys.privateKey, { mode: 0o600 })
    kasir = await startKasir({
      notifies: inbox.origin,
      withWorker: true,
      settings: {
        KASIR_BI_SNAP_CLIENT_ID: ACCOUNT.clientId,
        KASIR_BI_SNAP_CLIENT_SECRET: ACCOUNT.clientSecret,
        KASIR_BI_SNAP_MERCHANT_KEYS_FILE: merchantKeys,
        KASIR_BI_SNAP_SIGNING_KEY_FILE: signingKey,
        KASIR_BI_SNAP_NOTIFICATION_URL: `${inbox.origin}/api/payment/bi-snap`,
      },
    })
  }, 60_000)
  afterAll(async () => {
    await kasir?.stop()
    inbox?.close()
    await rm(folder, { recursive: true })
  })

  const simulate = async (path: string, body: object = {}) => {
    const answer = await fetch(`${kasir.origin}/_sim/${path}`, {
      method: 'POST',
      headers: SIMULATION_HEADERS,
      body: JSON.stringify(body),
    })
    expect(answer.status).toBeLessThan(300)
  }

  /** Places an order now, and opens the shop's own payment page for it. */
  async function openOrder() {
    const now = new Date()
    const order = await placeTestOrder({ placedAt: now })
    const { db, orderId, sessionHash } = order
    const connection = connectBiSnap({
      ...ACCOUNT,
      baseUrl: kasir.origin,
      partnerId: 'G000000001',
      channelId: '95221',
      privateKey: createPrivateKey(pasarKeys.privateKey),
      timeoutMs: 8_000,
    })
    const gateway = gatewayAt(kasir.origin, {
      biSnap: biSnapGateway(db, { connection, isUsed: true, origin: ORIGIN }),
    })
    const ctx = { ...order, gateway, now }
    const page = await openPayment(ctx, { orderId })
    expect(page).toEqual({ redirectUrl: `${ORIGIN}/orders/${orderId}/pay` })
    const choose = (method: BiSnapMethod) =>
      payByMethod({ db, sessionHash, now, connection, payPage: (id) => payPageOf(ORIGIN, id) }, { orderId, method })
    const receive = ({ path, headers, body }: Notified, changes: Partial<Notified> = {}) =>
      receiveNotification(
        { db, now, serverKey: SERVER_KEY, partnerKeys: kasirKeys.publicKey },
        {
          rawBody: changes.body ?? body,
          signed: {
            path: changes.path ?? path,
            timestamp: String(headers['x-timestamp']),
            signature: String(headers['x-signature']),
          },
        },
      )
    const show = () => showPayment({ db, sessionHash }, { orderId })

    return { ...order, gateway, now, ctx, choose, receive, show }
  }

  const notificationOf = async (providerOrderId: string, code: string) => {
    const find = () =>
      inbox.notified.find(({ body }) => body.includes(`"${providerOrderId}"`) && body.includes(`"${code}"`))
    await expect.poll(find, { timeout: 15_000 }).toBeDefined()
    const notification = find()
    if (!notification) throw new Error('The partner sent no notification.')

    return notification
  }

  test.each([
    ['qris', { qr: expect.stringContaining('KASIR-'), account: null }],
    ['gopay', { url: expect.stringContaining('http://kasir.test/'), qr: null }],
    ['bca_va', { account: { partnerServiceId: '   00000', customerNo: expect.stringMatching(/^\d{11}$/) } }],
    ['echannel', { account: { partnerServiceId: '   70012', customerNo: expect.stringMatching(/^\d{13}$/) } }],
  ] as const)('%s: the page shows its step, and the signed notification pays the order once', async (method, step) => {
    const order = await openOrder()
    const { providerOrderId } = order
    await order.choose(method)
    await order.choose(method)
    expect(await order.show()).toMatchObject({ method, amount: order.total, ...step })

    await simulate(`transactions/${providerOrderId}/pay`)
    const paid = await notificationOf(providerOrderId, '00')
    const changed = paid.body.replace(/"value":"\d+/, '"value":"1')
    for (const forged of [{ body: changed }, { path: '/api/payment/notification' }])
      await expect(order.receive(paid, forged)).rejects.toMatchObject({ code: 'notification_forged' })
    const [first, doubled] = [await order.receive(paid), await order.receive(paid)]
    await processNotifications(order.db, order.gateway, { providerOrderId, now: order.now })

    expect([first, doubled]).toEqual([{ stored: true }, { stored: false }])
    expect(await order.read()).toMatchObject({ status: 'paid', attempts: ['paid'] })
    expect((await order.messages()).filter((kind) => kind === 'paid')).toHaveLength(1)
  })

  test('a lost notification is made up for by the status, and the refund goes back over BI-SNAP', async () => {
    const order = await openOrder()
    const { db, gateway, orderId, providerOrderId, now } = order
    await order.choose('qris')
    await simulate(`transactions/${providerOrderId}/pay`)
    await reconcilePayment(db, gateway, { orderId, now })
    const paid = await order.read()

    await cancelOrder(order.ctx, { orderId })
    await sendRequests(db, gateway, { now })
    await reconcilePayment(db, gateway, { orderId, now })

    expect(paid).toMatchObject({ status: 'paid' })
    expect(await order.readRefunds()).toMatchObject([{ state: 'confirmed', amount: order.total }])
    expect(await order.books()).toEqual({})
  })

  test('a lost answer to the charge is fetched again, and makes no second charge', async () => {
    const order = await openOrder()
    await simulate('faults', { match: 'qr-mpm-generate', mode: 'lost_response', times: 1 })
    await expect(order.choose('qris')).rejects.toMatchObject({ code: 'gateway_unavailable' })
    expect(await order.show()).toMatchObject({ method: 'qris', qr: null })

    await order.choose('qris')

    expect(await order.show()).toMatchObject({ qr: expect.stringContaining('KASIR-') })
  })

  test('another method ends the charge first, and one that the partner refuses charges nothing', async () => {
    const order = await openOrder()
    const { gateway, orderId, providerOrderId } = order
    await order.choose('bni_va')
    await chooseOtherMethod(order.ctx, { orderId })

    expect(await gateway.of(null).getStatus(providerOrderId)).toMatchObject({ status: 'cancel' })
    expect(await order.show()).toMatchObject({ method: null })
    expect(await order.read()).toMatchObject({ attempts: ['cancelled', 'open'] })
    await simulate('faults', { match: 'payment-host-to-host', mode: 'http', status: 403, times: 1 })
    await expect(order.choose('gopay')).rejects.toMatchObject({ code: 'method_refused' })
    expect(await order.show()).toMatchObject({ method: null })
  })
})
