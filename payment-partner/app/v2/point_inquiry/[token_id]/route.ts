import { coreRoute } from '@/app/v2/core-route'
import { inquirePoints } from '@/server/card/inquire-points'

export const dynamic = 'force-dynamic'

export const GET = coreRoute('point inquiry', ({ db, merchant, id, now }) =>
  inquirePoints(db, { merchantId: merchant.id, tokenId: id, now }),
)
