import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import { SnapBi, SnapBiConfig } from 'midtrans-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { biSnapAccounts, merchants } from '@/db/schema'
import { signCall } from '@/server/bi-snap/sign'
import { formatTimestamp } from '@/server/bi-snap/timestamp'
import { setMethods } from '@/server/merchant/change-settings'
import { compareSignatures } from '@/server/simulation/compare-signatures'
import { forceOutcome } from '@/server/simulation/force-outcome'
import { deliverDue } from '@/server/testing/deliver-due'
import { openReceiver } from '@/server/testing/open-receiver'
import { openConformance, refusal } from '../testing/open-conformance'

const gateway = openConformance()
const { core } = gateway

const keys = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = (key: ReturnType<typeof keys>['privateKey' | 'publicKey'], type: 'pkcs8' | 'spki') =>
  key.export({ type, format: 'pem' }).toString()
const [ours, kasirs] = [keys(), keys()]
const CLIENT = { clientId: 'SB-BiSnap-client-test', clientSecret: 'SB-BiSnap-secret-test' }
const HOOK = '/api/payment/bi-snap'

let shop: Awaited<ReturnType<typeof openReceiver>>

beforeAll(async () => {
  shop = await openReceiver()
  const { db, merchant } = gateway.world
  const account = { merchantId: merchant.id, publicKeys: pem(ours.publicKey, 'spki') }
  await db.insert(biSnapAccounts).values({ ...CLIENT, ...account, notificationUrl: `${shop.origin}${HOOK}` })
  Object.assign(SnapBiConfig, {
    SNAP_BI_SANDBOX_BASE_URL: gateway.origin,
    snapBiClientId: CLIENT.clientId,
    snapBiClientSecret: CLIENT.clientSecret,
    snapBiPrivateKey: pem(ours.privateKey, 'pkcs8'),
    snapBiPublicKey: pem(kasirs.publicKey, 'spki'),
    snapBiPartnerId: merchant.id,
    snapBiChannelId: '12345',
  })
})
afterAll(() => shop.close())

const rupiah = (value: number) => ({ value: `${value}.00`, currency: 'IDR' })

const newReference = () => `PSR-${randomUUID().slice(0, 8)}`

const PRODUCTS = {
  debit: {
    client: () => SnapBi.directDebit(),
    order: (partnerReferenceNo: string) => ({
      partnerReferenceNo,
      merchantId: gateway.world.merchant.id,
      payOptionDetails: [{ payMethod: 'GOPAY', payOption: 'GOPAY_WALLET', transAmount: rupiah(150_000) }],
    }),
  },
  qris: {
    client: () => SnapBi.qris(),
    order: (partnerReferenceNo: string) => ({
      partnerReferenceNo,
      merchantId: gateway.world.merchant.id,
      amount: rupiah(150_000),
      validityPeriod: '2030-07-03T12:08:56-07:00',
    }),
  },
  va: {
    client: () => SnapBi.va(),
    order: (trxId: string) => ({
      partnerServiceId: '    1234',
      customerNo: '0000000000',
      virtualAccountNo: '    12340000000000',
      virtualAccountName: 'Jokul Doe',
      trxId,
      totalAmount: rupiah(150_000),
      additionalInfo: {
        merchantId: gateway.world.merchant.id,
        bank: 'bca',
        flags: { shouldRandomizeVaNumber: true },
      },
    }),
  },
}

type Product = keyof typeof PRODUCTS
type Answer = Record<string, unknown>

/** The names by which later calls mean this charge. */
const namesOf = (product: Product, created: Answer) => {
  const account = Object(created.virtualAccountData)

  return product === 'va'
    ? { partnerServiceId: account.partnerServiceId, customerNo: account.customerNo, trxId: account.trxId }
    : { originalReferenceNo: created.referenceNo }
}

async function charge(product: Product, reference = newReference()) {
  const created = await PRODUCTS[product]
    .client()
    .withBody(PRODUCTS[product].order(reference))
    .createPayment(randomUUID())

  return { reference, created, names: namesOf(product, created) }
}

const ask = (product: Product, body: object) => PRODUCTS[product].client().withBody(body)

const pay = (orderId: string) => forceOutcome(gateway.world.db, { orderId, outcome: 'pay', now: new Date() })

const deliver = () =>
  deliverDue(gateway.world.db, {
    ...shop.delivery,
    biSnapSigningKey: createPrivateKey(pem(kasirs.privateKey, 'pkcs8')),
  })

test.each([
  ['debit', '54', '55', '57'],
  ['qris', '47', '51', '77'],
  ['va', '27', '26', '31'],
] as const)(
  'the official client charges by %s, reads the status, and takes the charge back',
  async (product, ...codes) => {
    const [charged, read, cancelled] = codes
    const { created, names } = await charge(product)

    const status = await ask(product, names).getStatus(randomUUID())
    const ended = await ask(product, names).cancel(randomUUID())
    const after = await ask(product, names).getStatus(randomUUID())
    const again = await ask(product, names).cancel(randomUUID())

    expect(created).toMatchObject({ responseCode: `200${charged}00`, responseMessage: 'Successful' })
    expect(status).toMatchObject({ responseCode: `200${read}00` })
    expect(latestOf(status)).toBe('03')
    expect(ended).toMatchObject({ responseCode: `200${cancelled}00` })
    expect(latestOf(after)).toBe('05')
    expect(again).toMatchObject({ responseCode: `403${cancelled}15` })
  },
)

const latestOf = (answer: Answer) =>
  answer.latestTransactionStatus ?? Object(answer.additionalInfo).latestTransactionStatus

test('a step leads the payer on: a QR code, the wallet’s page, or a number that no bank issues', async () => {
  const [wallet, qr, account] = [await charge('debit'), await charge('qris'), await charge('va')]

  expect(wallet.created.webRedirectUrl).toContain('/simulator/gopay/')
  expect(qr.created).toMatchObject({
    referenceNo: expect.stringMatching(/^A1\d{14}\w{12}ID$/),
    qrContent: expect.stringContaining('KASIR-'),
    qrUrl: expect.stringContaining('/v2/qris/'),
  })
  expect(account.created.virtualAccountData).toMatchObject({
    partnerServiceId: '   00000',
    virtualAccountNo: expect.stringMatching(/^ {3}00000\d{11}$/),
    totalAmount: rupiah(150_000),
  })
})

test.each([
  ['debit', '/v1.0/debit/notify'],
  ['qris', '/v1.0/qr/qr-mpm-notify'],
  ['va', '/v1.0/va/notify'],
] as const)(
  'a payment by %s is notified once, signed over its path, and verified by the official client',
  async (product, path) => {
    await deliver()
    shop.received.length = 0
    const { reference, names } = await charge(product)
    await deliver()
    const pending = shop.received.length
    await pay(reference)
    await deliver()

    const [notified, ...others] = shop.received
    const verified = (body: string, at = notified?.path ?? '') =>
      SnapBi.notification()
        .withNotificationPayload(JSON.parse(body))
        .withSignature(String(notified?.headers['x-signature']))
        .withTimeStamp(String(notified?.headers['x-timestamp']))
        .withNotificationUrlPath(at)
        .isWebhookNotificationVerified()

    expect([pending, others]).toEqual([0, []])
    expect(notified?.path).toBe(`${HOOK}${path}`)
    expect(JSON.parse(notified?.body ?? '')).toMatchObject(
      product === 'va' ? { trxId: reference, paidAmount: rupiah(150_000) } : { originalPartnerReferenceNo: reference },
    )
    expect(verified(notified?.body ?? '')).toBe(true)
    expect(verified(notified?.body.replace('150000', '150001') ?? '')).toBe(false)
    expect(verified(notified?.body ?? '', path)).toBe(false)
    expect(latestOf(await ask(product, names).getStatus(randomUUID()))).toBe('00')
  },
)

test.each([
  ['debit', '58'],
  ['qris', '78'],
] as const)('the official client refunds %s, once for each number and never too much', async (product, code) => {
  const { reference, names } = await charge(product)
  await pay(reference)
  const refund = (partnerRefundNo: string, value: number) =>
    ask(product, { ...names, partnerRefundNo, refundAmount: rupiah(value), reason: 'returned' }).refund(randomUUID())

  const first = await refund('R1', 50_000)
  const repeated = await refund('R1', 50_000)
  const tooMuch = await refund('R2', 100_001)
  const partly = await ask(product, names).getStatus(randomUUID())
  const rest = await refund('R3', 100_000)

  expect(first).toMatchObject({ responseCode: `200${code}00`, partnerRefundNo: 'R1', refundAmount: rupiah(50_000) })
  expect(repeated).toMatchObject({ responseCode: `409${code}01` })
  expect(tooMuch).toMatchObject({ responseCode: `404${code}13` })
  expect(partly).toMatchObject({
    latestTransactionStatus: '00',
    additionalInfo: { refundHistory: [{ partnerRefundNo: 'R1', refundStatus: '00' }] },
  })
  expect(rest).toMatchObject({ responseCode: `200${code}00` })
  expect(latestOf(await ask(product, names).getStatus(randomUUID()))).toBe('04')
})

test('a virtual account has the merchant’s number, unless it is in use or is to be random', async () => {
  const create = async (wish: object, flags = {}) => {
    const { additionalInfo, ...fields } = PRODUCTS.va.order(newReference())
    const body = { ...fields, customerNo: '6280123456', additionalInfo: { ...additionalInfo, flags }, ...wish }

    return SnapBi.va().withBody(body).createPayment(randomUUID())
  }
  const own = { virtualAccountData: { partnerServiceId: '   00000', customerNo: '06280123456' } }

  expect(await create({}, { shouldRandomizeVaNumber: true })).not.toMatchObject(own)
  expect(await create({})).toMatchObject(own)
  expect(await create({})).not.toMatchObject(own)
  expect(await create({ customerNo: '12 34' })).toEqual(refusedField('customerNo'))
  expect(await create({}, { shouldRandomizeVaNumber: 'no' })).toEqual(
    refusedField('additionalInfo.flags.shouldRandomizeVaNumber'),
  )
})

const refusedField = (name: string) =>
  expect.objectContaining({ responseCode: '4002701', responseMessage: `Invalid Field Format ${name}` })

test('DANA is charged over BI-SNAP once the merchant has switched it on, and no other method that is off', async () => {
  const { db, merchant } = gateway.world
  const payBy = (payMethod: string) =>
    SnapBi.directDebit()
      .withBody({
        partnerReferenceNo: newReference(),
        payOptionDetails: [{ payMethod, payOption: payMethod, transAmount: rupiah(150_000) }],
      })
      .createPayment(randomUUID())
  const off = await payBy('DANA')
  await setMethods(db, { id: merchant.id, methods: ['dana'] })

  const [dana, gopay, account] = [await payBy('DANA'), await payBy('GOPAY'), await charge('va')]

  await db.update(merchants).set({ methods: null })
  expect(off.responseCode).toBe('4035401')
  expect(dana).toMatchObject({
    responseCode: '2005400',
    webRedirectUrl: expect.stringContaining('/simulator/dana/ui/'),
  })
  expect(gopay.responseCode).toBe('4035401')
  expect(account.created.responseCode).toBe('4032701')
})

test('a virtual account is not refunded over BI-SNAP', async () => {
  const { reference, created } = await charge('va')
  await pay(reference)
  const { access, send } = await open()

  expect(created).toMatchObject({ responseCode: '2002700' })
  expect(await send('/v1.0/debit/refund', { originalPartnerReferenceNo: reference }, { access })).toMatchObject({
    responseCode: '4045801',
  })
})

test('an X-EXTERNAL-ID is of one request a day, and a reference of one charge', async () => {
  const [first, other] = [newReference(), newReference()]
  const externalId = randomUUID()
  const send = (reference: string, id: string) => ask('qris', PRODUCTS.qris.order(reference)).createPayment(id)

  const created = await send(first, externalId)
  const [repeated, conflict, used] = [
    await send(first, externalId),
    await send(other, externalId),
    await send(first, randomUUID()),
  ]

  expect(repeated).toEqual(created)
  expect(conflict).toMatchObject({ responseCode: '4094700' })
  expect(used).toMatchObject({ responseCode: '4094701' })
})

test('of ten equal charges at once one is made, and each gets its answer', async () => {
  const [reference, externalId] = [newReference(), randomUUID()]
  const { access, send } = await open()
  const order = PRODUCTS.qris.order(reference)

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => send('/v1.0/qr/qr-mpm-generate', order, { access, externalId })),
  )

  expect(new Set(answers.map(({ referenceNo }) => referenceNo)).size).toBe(1)
  expect(answers[0]).toMatchObject({ responseCode: '2004700' })
})

type Sending = {
  access: string
  externalId?: string
  headers?: Record<string, string>
  sent?: string
  /** Seconds by which the signed timestamp differs from now. */
  off?: number
}

const timestampAt = (seconds: number) => formatTimestamp(new Date(Date.now() + seconds * 1000))

/** Calls without the official client, which cannot be made to sign wrongly. */
async function open() {
  const access = String((await SnapBi.qris().getAccessToken()).accessToken)
  const send = async (
    path: string,
    body: object,
    { access, externalId = randomUUID(), headers, sent, off = 0 }: Sending,
  ) => {
    const timestamp = timestampAt(off)
    const text = JSON.stringify(body)
    const signature = signCall({ path, accessToken: access, body: text, timestamp }, CLIENT.clientSecret)
    const response = await fetch(`${gateway.origin}${path}`, {
      method: 'POST',
      body: sent ?? text,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${access}`,
        'x-timestamp': timestamp,
        'x-signature': signature,
        'x-partner-id': gateway.world.merchant.id,
        'x-external-id': externalId,
        'channel-id': '12345',
        ...headers,
      },
    })
    const answer: Answer = await response.json()
    expect(String(answer.responseCode).slice(0, 3)).toBe(String(response.status))

    return answer
  }

  return { access, send }
}

test('a call with a changed body, header or token is refused by name', async () => {
  const { access, send } = await open()
  const order = PRODUCTS.qris.order(newReference())
  const path = '/v1.0/qr/qr-mpm-generate'
  const call = (sending: Partial<Sending>) => send(path, order, { access, ...sending })
  const codes = [
    await call({ sent: JSON.stringify(order).replace('150000', '150001') }),
    await call({ headers: { 'x-timestamp': timestampAt(-1) } }),
    await call({ headers: { 'x-signature': 'guessed' } }),
    await call({ headers: { 'x-partner-id': 'G000000009' } }),
    await call({ headers: { authorization: 'Bearer guessed-guessed-guessed' } }),
    await call({ headers: { 'x-external-id': 'one two' } }),
    await call({ headers: { 'x-timestamp': 'yesterday' } }),
  ].map(({ responseCode }) => responseCode)

  expect(codes).toEqual(['4014700', '4014700', '4014700', '4014700', '4014701', '4004701', '4004701'])
  expect(await call({})).toMatchObject({ responseCode: '2004700' })
})

test.each([
  ['an hour ago', -3600],
  ['six minutes ago', -360],
  ['six minutes ahead', 360],
  ['in 2035', 9 * 366 * 24 * 3600],
])('a call signed %s is refused, and one of the last minutes is not', async (_when, off) => {
  const { access, send } = await open()
  const call = (seconds: number) =>
    send('/v1.0/qr/qr-mpm-generate', PRODUCTS.qris.order(newReference()), { access, off: seconds })

  expect(await call(off)).toMatchObject({ responseCode: '4014700', responseMessage: 'Unauthorized. [Timestamp]' })
  expect(await call(Math.sign(off) * 240)).toMatchObject({ responseCode: '2004700' })
})

test.each([
  ['decimals', { amount: { value: '150000.50', currency: 'IDR' } }, '4004701'],
  ['a negative sum', { amount: { value: '-1.00', currency: 'IDR' } }, '4004701'],
  ['too many digits', { amount: { value: '9'.repeat(20), currency: 'IDR' } }, '4004701'],
  ['no sum', { amount: undefined }, '4004702'],
  ['another currency', { amount: { value: '1.00', currency: 'USD' } }, '4004701'],
  ['more than QRIS allows', { amount: rupiah(10_000_001) }, '4034702'],
  ['an end in the past', { validityPeriod: '2020-01-01T00:00:00+07:00' }, '4004701'],
  ['another merchant', { merchantId: 'G000000009' }, '4044708'],
  ['no reference', { partnerReferenceNo: '' }, '4004702'],
])('a charge with %s is refused by name', async (_what, changed, responseCode) => {
  const order = { ...PRODUCTS.qris.order(newReference()), ...changed }

  expect(await ask('qris', order).createPayment(randomUUID())).toMatchObject({ responseCode })
})

test('a token needs the merchant’s own key, its client id, and the present time', async () => {
  const request = (headers: Record<string, string>) =>
    fetch(`${gateway.origin}/v1.0/access-token/b2b`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"grantType":"client_credentials"}',
    }).then((response) => response.json())
  const signed = (timestamp: string, key = pem(ours.privateKey, 'pkcs8')) => ({
    'x-client-key': CLIENT.clientId,
    'x-timestamp': timestamp,
    'x-signature': SnapBi.getAsymmetricSignatureSha256WithRsa(CLIENT.clientId, timestamp, key),
  })
  const now = new Date().toISOString()

  expect(await request(signed(now))).toMatchObject({ responseCode: '2007300', expiresIn: '900' })
  expect(await request(signed(now, pem(kasirs.privateKey, 'pkcs8')))).toMatchObject({ responseCode: '4017300' })
  expect(await request({ ...signed(now), 'x-client-key': 'somebody' })).toMatchObject({ responseCode: '4017300' })
  expect(await request(signed('2026-01-01T00:00:00Z'))).toMatchObject({ responseCode: '4017300' })
  expect(await request({})).toMatchObject({ responseCode: '4017300' })
})

test('Core finds a charge over BI-SNAP by its reference and with its source named', async () => {
  const { reference, created } = await charge('qris')
  const headers = { 'transaction-source': 'SNAP_API' }
  const referenceNo = String(created.referenceNo)

  const status = await core({ headers }).transaction.status(referenceNo)
  const cancelled = await core({ headers }).transaction.cancel(referenceNo)

  expect(status).toMatchObject({ transaction_id: referenceNo, order_id: reference, transaction_status: 'pending' })
  expect(cancelled).toMatchObject({ status_code: '200', transaction_status: 'cancel' })
  for (const client of [core(), core({ headers })])
    expect(await refusal(client.transaction.status(reference))).toMatchObject({ httpStatusCode: '404' })
})

test('BI-SNAP does not find a charge of Core’s', async () => {
  const { orderId, id } = await gateway.confirmed({ method: 'other_qris' })

  for (const body of [{ originalPartnerReferenceNo: orderId }, { originalReferenceNo: id }])
    expect(await ask('qris', body).getStatus(randomUUID())).toMatchObject({ responseCode: '4045101' })
})

test('for another merchant every call finds nothing', async () => {
  const { created, names } = await charge('debit')
  const stranger = { id: 'G000000002', serverKey: 'SB-Mid-server-stranger', clientKey: 'SB-Mid-client-stranger' }
  const { db, merchant } = gateway.world
  const other = { clientId: 'SB-BiSnap-client-other', clientSecret: 'SB-BiSnap-secret-other' }
  await db.insert(merchants).values({ ...stranger, name: 'Toko lain', finishUrl: 'http://other.test' })
  await db.insert(biSnapAccounts).values({ ...other, merchantId: stranger.id, publicKeys: pem(ours.publicKey, 'spki') })
  const own = { ...SnapBiConfig }
  Object.assign(SnapBiConfig, {
    snapBiClientId: other.clientId,
    snapBiClientSecret: other.clientSecret,
    snapBiPartnerId: stranger.id,
  })

  const answers = [
    await ask('debit', names).getStatus(randomUUID()),
    await ask('debit', names).cancel(randomUUID()),
    await ask('debit', names).refund(randomUUID()),
  ]
  Object.assign(SnapBiConfig, own)

  expect(answers.map(({ responseCode }) => responseCode)).toEqual(['4045501', '4045701', '4045801'])
  expect(created.responseCode).toBe('2005400')
  expect(merchant.id).not.toBe(stranger.id)
})

test('a call with a changed byte is refused where Core’s signature stays valid', async () => {
  const { reference } = await charge('qris')
  const { db, merchant } = gateway.world
  const send = (path: string, sent: { body: string; headers: Record<string, string> }) =>
    fetch(`${gateway.origin}${path}`, Object.assign({ method: 'POST' }, sent))
  const pair = { privateKey: pem(kasirs.privateKey, 'pkcs8'), publicKey: pem(kasirs.publicKey, 'spki') }

  const compared = await compareSignatures(db, { merchant, keys: pair, now: new Date(), send })

  expect(compared.call).toMatchObject({ code: '2005100', body: expect.stringContaining(reference) })
  expect(compared.changed).toMatchObject({ code: '4015100' })
  expect(compared.notification).toMatchObject({ valid: true, changed: { valid: false } })
  expect(compared.core).toMatchObject({ valid: true, changed: { valid: true } })
  expect(JSON.stringify(compared)).not.toContain(CLIENT.clientSecret)
})
