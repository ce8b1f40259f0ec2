import { snapRoute } from '@/app/snap/v1/snap-route'
import { expirePage } from '@/server/snap/end-page'

export const dynamic = 'force-dynamic'

export const POST = snapRoute('payment page expired', async ({ db, merchant, id, now }) => {
  const { pageExpiresAt } = await expirePage(db, { merchantId: merchant.id, token: id, now })

  return { status: 200, body: { expired_at: pageExpiresAt } }
})
