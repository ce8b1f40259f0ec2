import { coreRoute } from '@/app/v2/core-route'
import { registerCard } from '@/server/card/register-card'
import { byClientKey } from '@/server/merchant/authenticate'

export const dynamic = 'force-dynamic'

export const GET = coreRoute(
  'card register',
  ({ db, merchant, query, now }) => registerCard(db, { merchantId: merchant.id, fields: query, now }),
  { who: (request) => byClientKey(new URL(request.url).searchParams.get('client_key')) },
)
