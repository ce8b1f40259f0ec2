import type { Declaration } from '@jembatan/http/endpoints'
import { endpoint } from '@jembatan/http/endpoints'
import { approveChallenge } from '../card/approve-challenge'
import { describeBin } from '../card/bins'
import { captureTransaction } from '../card/capture-transaction'
import { createCardToken } from '../card/create-card-token'
import { denyChallenge } from '../card/deny-challenge'
import { inquirePoints } from '../card/inquire-points'
import { limitBinLookUps } from '../card/limit-bin-look-ups'
import { parseCapture } from '../card/parse-capture'
import { registerCard } from '../card/register-card'
import { chargeOrder } from '../charge/charge-order'
import { isKeptByKey, parseCharge } from '../charge/parse-charge'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { getAccount, linkAccount, unlinkAccount } from '../link/link-account'
import { parseLink } from '../link/parse-link'
import { byClientKey, byClientKeyInHeader } from '../merchant/authenticate'
import { notificationUrls } from '../order/notification-urls'
import { parseRefund } from '../refund/parse-refund'
import { refundTransaction } from '../refund/refund-transaction'
import { cancelTransaction } from '../transaction/cancel-transaction'
import { expireTransaction } from '../transaction/expire-transaction'
import { getStatus } from '../transaction/get-status'
import { listTries } from '../transaction/list-tries'
import { coreFace, coreRoute, nowhere, transactionRoute } from './core-route'
import { drawQr } from './draw-qr'
import { gatewayRoute } from './gateway-route'
import { MERCHANT_CALLS, MERCHANT_READS } from './merchant-endpoint'

/** For calls by a browser, which has only the client key. */
const whoseClientKey = {
  who: (request: Request) => byClientKey(new URL(request.url).searchParams.get('client_key')),
}

const charge = coreRoute(
  'charge',
  ({ db, merchant, text, headers, now }) => {
    const { KASIR_ORIGIN } = getEnvironment()

    return chargeOrder(db, {
      merchant,
      request: parseCharge(text),
      notificationUrls: notificationUrls({ own: merchant.notificationUrl, headers }),
      origin: KASIR_ORIGIN,
      now,
    })
  },
  { oncePerKey: isKeptByKey },
)

const capture = coreRoute('capture', ({ db, merchant, text, now }) =>
  captureTransaction(db, { merchantId: merchant.id, ...parseCapture(text), now }),
)

const refund = (name: string, { direct }: { direct: boolean }) =>
  coreRoute(name, ({ db, merchant, id, source, text, now }) =>
    refundTransaction(db, { merchantId: merchant.id, id, source, request: parseRefund(text), direct, now }),
  )

const cardToken = coreRoute(
  'card token',
  ({ db, merchant, query, now }) => createCardToken(db, { merchantId: merchant.id, fields: query, now }),
  whoseClientKey,
)

const cardRegister = coreRoute(
  'card register',
  ({ db, merchant, query, now }) => registerCard(db, { merchantId: merchant.id, fields: query, now }),
  whoseClientKey,
)

const pointInquiry = coreRoute('point inquiry', ({ db, merchant, id, now }) =>
  inquirePoints(db, { merchantId: merchant.id, tokenId: id, now }),
)

const bin = gatewayRoute({
  name: 'BIN look-up',
  face: coreFace,
  who: (request) => byClientKeyInHeader(request.headers.get('authorization')),
  verb: async ({ id, merchant }) => {
    if (await limitBinLookUps({ sql: getDatabase().sql, merchant }))
      return { status: 409, body: { errors: ['Too many requests'] } }
    const described = describeBin(id)

    return described ? { status: 200, body: described } : { status: 404, body: { errors: ['BIN is not found'] } }
  },
})

const status = coreRoute('status', async ({ payment }) => getStatus(payment), { readsPayment: true })

const link = coreRoute('wallet link', ({ db, merchant, text, now }) =>
  linkAccount(db, { merchant, request: parseLink(text), origin: getEnvironment().KASIR_ORIGIN, now }),
)

const PAYER: Declaration = { who: 'payer', refusal: 404, changes: false }
const ANY_METHOD = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const
const NOWHERE: Declaration = { ...MERCHANT_READS, who: 'anybody', refusal: undefined }

/** The Core API: https://docs.midtrans.com/reference/core-api-overview */
export const core = [
  endpoint('POST', '/v2/charge', MERCHANT_CALLS, charge),
  endpoint('POST', '/v2/capture', MERCHANT_CALLS, capture),
  endpoint('GET', '/v2/[id]/status', MERCHANT_READS, status),
  endpoint('GET', '/v2/[id]/status/b2b', MERCHANT_READS, transactionRoute('status b2b', listTries)),
  endpoint('POST', '/v2/[id]/approve', MERCHANT_CALLS, transactionRoute('approve', approveChallenge)),
  endpoint('POST', '/v2/[id]/deny', MERCHANT_CALLS, transactionRoute('deny', denyChallenge)),
  endpoint('POST', '/v2/[id]/cancel', MERCHANT_CALLS, transactionRoute('cancel', cancelTransaction)),
  endpoint('POST', '/v2/[id]/expire', MERCHANT_CALLS, transactionRoute('expire', expireTransaction)),
  endpoint('POST', '/v2/[id]/refund', MERCHANT_CALLS, refund('refund', { direct: false })),
  endpoint('POST', '/v2/[id]/refund/online/direct', MERCHANT_CALLS, refund('direct refund', { direct: true })),
  endpoint('GET', '/v2/token', MERCHANT_READS, cardToken),
  endpoint('GET', '/v2/card/register', MERCHANT_READS, cardRegister),
  endpoint('GET', '/v2/point_inquiry/[token_id]', MERCHANT_READS, pointInquiry),
  endpoint('GET', '/v1/bins/[digits]', MERCHANT_READS, bin),
  endpoint('POST', '/v2/pay/account', MERCHANT_CALLS, link),
  endpoint('GET', '/v2/pay/account/[id]', MERCHANT_READS, transactionRoute('wallet', getAccount)),
  endpoint('POST', '/v2/pay/account/[id]/unbind', MERCHANT_CALLS, transactionRoute('wallet unlink', unlinkAccount)),
  endpoint('GET', '/v2/gopay/[id]/qr-code', PAYER, drawQr),
  endpoint('GET', '/v2/qris/[id]/qr-code', PAYER, drawQr),
  endpoint([...ANY_METHOD], '/v1/[...nowhere]', NOWHERE, nowhere),
  endpoint([...ANY_METHOD], '/v2/[...nowhere]', NOWHERE, nowhere),
]
