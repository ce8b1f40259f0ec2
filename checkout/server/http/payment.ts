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
  endpoint('GET', '/payment/finish', { who: 'anybody', changes: false }, returnFromGateway),
]
