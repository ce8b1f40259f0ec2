import { snapRoute } from '@/app/snap/v1/snap-route'
import { cancelPage } from '@/server/snap/end-page'

export const dynamic = 'force-dynamic'

export const POST = snapRoute('payment page cancelled', async ({ db, merchant, id, now }) => {
  const { revokedAt } = await cancelPage(db, { merchantId: merchant.id, token: id, now })

  return { status: 200, body: { canceled_at: revokedAt } }
})
