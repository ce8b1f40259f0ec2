import { snapRoute } from '@/app/snap/v1/snap-route'
import { getEnvironment } from '@/server/environment'
import { notificationUrls } from '@/server/order/notification-urls'
import { createSnapToken } from '@/server/snap/create-snap-token'
import { parseSnapRequest } from '@/server/snap/parse-snap-request'

export const dynamic = 'force-dynamic'

export const POST = snapRoute('payment page created', async ({ db, merchant, text, headers, now, eventOf }) => {
  const { KASIR_ORIGIN, KASIR_NOTIFICATION_TARGETS: targets } = getEnvironment()
  const answer = (token: string) => ({
    status: 201,
    body: { token, redirect_url: `${KASIR_ORIGIN}/snap/v3/redirection/${token}` },
  })
  const { token } = await createSnapToken(db, {
    merchant,
    request: parseSnapRequest(text),
    notificationUrls: notificationUrls({ own: merchant.notificationUrl, headers, targets }),
    now,
    eventOf: (token) => eventOf(answer(token)),
  })

  return { ...answer(token), recorded: true }
})
