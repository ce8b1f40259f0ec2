import { type Declaration, endpoint } from '@jembatan/http/endpoints'
import { readBody, refuse } from '@jembatan/platform/request'
import { shopOf } from '../trpc/create-caller'
import { readFailure } from '../trpc/failures'

const LONGEST_BODY = 64 * 1024

const STATUS: Record<string, number> = { notification_malformed: 400, notification_forged: 403 }

/**
 * Receives notifications of the payment partner. Responds with 5xx only when nothing was stored,
 * and never redirects.
 */
async function receiveNotification(request: Request) {
  const { payment } = shopOf(request)
  const rawBody = await readBody(request, LONGEST_BODY)
  if (rawBody === null) {
    await payment.refuseOversize({ atLeast: LONGEST_BODY })
    return refuse(request, 413, 'notification_oversize')
  }

  try {
    await payment.receiveNotification({ rawBody })
    return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    const code = readFailure(error)?.code ?? 'failed'
    return refuse(request, STATUS[code] ?? 500, code)
  }
}

const SERVICES = { 'debit/notify': '56', 'qr/qr-mpm-notify': '52', 'va/notify': '25' } as const
const CASES: Record<number, string> = { 400: 'Bad Request', 403: 'Unauthorized. [Signature]', 413: 'Bad Request' }

/** Receives notifications over BI-SNAP, and answers in the form of the standard. */
const receiveOverBiSnap =
  (service: keyof typeof SERVICES) =>
  async (request: Request): Promise<Response> => {
    const { payment } = shopOf(request)
    const rawBody = await readBody(request, LONGEST_BODY)
    const header = (name: string) => request.headers.get(name) ?? ''
    const answer = (status: number, responseMessage: string) =>
      Response.json(
        {
          responseCode: `${status}${SERVICES[service]}00`,
          responseMessage,
          ...(status >= 400 && { additionalInfo: { requestId: header('x-request-id') } }),
        },
        { status, headers: { 'cache-control': 'no-store' } },
      )
    if (rawBody === null) {
      await payment.refuseOversize({ atLeast: LONGEST_BODY })
      return answer(413, 'Bad Request')
    }
    // The partner signs the path that it called.
    const { pathname: path } = new URL(request.url)
    const signed = { path, timestamp: header('x-timestamp'), signature: header('x-signature') }

    try {
      await payment.receiveNotification({ rawBody, signed })
      return answer(200, 'Successful')
    } catch (error) {
      const status = STATUS[readFailure(error)?.code ?? ''] ?? 500
      return answer(status === 403 ? 401 : status, CASES[status] ?? 'General Error')
    }
  }

/**
 * The buyer returns from the payment page. The URL only names the order; the shop asks the gateway
 * for its status.
 */
async function returnFromGateway(request: Request) {
  const providerOrderId = new URL(request.url).searchParams.get('order_id') ?? ''
  const location = await shopOf(request)
    .payment.checkReturn({ providerOrderId })
    .then(
      ({ orderId }) => `/orders/${orderId}`,
      (error: unknown) => {
        // While the database is unavailable, the order may or may not exist.
        if (!readFailure(error)) throw error
        return '/payment/unknown'
      },
    )

  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

const PARTNER: Declaration = { who: 'payment partner', refusal: 400, changes: true, body: 64_000, accepts: 'json' }

/** Endpoints for the payment partner's notifications and for returning buyers. */
export const payment = [
  endpoint('POST', '/api/payment/notification', PARTNER, receiveNotification),
  endpoint('POST', '/api/payment/bi-snap/v1.0/debit/notify', PARTNER, receiveOverBiSnap('debit/notify')),
  endpoint('POST', '/api/payment/bi-snap/v1.0/qr/qr-mpm-notify', PARTNER, receiveOverBiSnap('qr/qr-mpm-notify')),
  endpoint('POST', '/api/payment/bi-snap/v1.0/va/notify', PARTNER, receiveOverBiSnap('va/notify')),
  endpoint('GET', '/payment/finish', { who: 'anybody', changes: false }, returnFromGateway),
]
