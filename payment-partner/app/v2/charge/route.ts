import { coreRoute } from '@/app/v2/core-route'
import { chargeOrder } from '@/server/charge/charge-order'
import { isKeptByKey, parseCharge } from '@/server/charge/parse-charge'
import { getEnvironment } from '@/server/environment'
import { notificationUrls } from '@/server/order/notification-urls'

export const dynamic = 'force-dynamic'

export const POST = coreRoute(
  'charge',
  ({ db, merchant, text, headers, now }) => {
    const { KASIR_ORIGIN, KASIR_NOTIFICATION_TARGETS: targets } = getEnvironment()

    return chargeOrder(db, {
      merchant,
      request: parseCharge(text),
      notificationUrls: notificationUrls({ own: merchant.notificationUrl, headers, targets }),
      origin: KASIR_ORIGIN,
      now,
    })
  },
  { oncePerKey: isKeptByKey },
)
