import { withFaults } from '@/app/gateway-faults'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { log } from '@/server/log'
import { authenticateMerchant } from '@/server/merchant/authenticate-merchant'
import { createSnapToken } from '@/server/snap/create-snap-token'
import { notificationUrls } from '@/server/snap/notification-urls'
import { parseSnapRequest, SnapRefused } from '@/server/snap/parse-snap-request'
import { BodyTooLarge, readBody } from '@/server/snap/read-body'

export const dynamic = 'force-dynamic'

const MOST_BYTES = 16 * 1024

export const POST = (request: Request) => withFaults(request, () => answer(request))

async function answer(request: Request) {
  const requestId = request.headers.get('x-request-id')
  try {
    const page = await createPage(request)
    if (!page) return refuse(401, UNAUTHORIZED)
    log.info({ requestId, merchantId: page.merchantId, orderId: page.orderId }, 'payment page created')

    const { KASIR_ORIGIN } = getEnvironment()
    const redirect_url = `${KASIR_ORIGIN}/snap/v3/redirection/${page.token}`
    return Response.json({ token: page.token, redirect_url }, { status: 201 })
  } catch (error) {
    if (error instanceof SnapRefused) return refuse(400, error.messages)
    if (error instanceof BodyTooLarge) return refuse(413, ['Request body is larger than 16 kB'])
    log.error({ requestId, err: error }, 'payment page failed')

    return refuse(500, ['Sorry, we encountered internal server error. We will fix this soon.'])
  }
}

async function createPage(request: Request) {
  const { db } = getDatabase()
  const { headers } = request
  const merchant = await authenticateMerchant(db, headers.get('authorization'))
  if (!merchant) return undefined

  return createSnapToken(db, {
    merchant,
    request: parseSnapRequest(await readBody(request, MOST_BYTES)),
    notificationUrls: notificationUrls({
      own: merchant.notificationUrl,
      override: headers.get('x-override-notification'),
      append: headers.get('x-append-notification'),
      targets: getEnvironment().KASIR_NOTIFICATION_TARGETS,
    }),
    now: await readNow(db),
  })
}

const UNAUTHORIZED = [
  'Access denied due to unauthorized transaction, please check client or server key',
  'Visit https://snap-docs.midtrans.com/#request-headers for more details',
]

const refuse = (status: number, error_messages: string[]) => Response.json({ error_messages }, { status })
