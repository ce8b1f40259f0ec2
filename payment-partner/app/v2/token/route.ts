import { coreRoute } from '@/app/v2/core-route'
import { createCardToken } from '@/server/card/create-card-token'
import { byClientKey } from '@/server/merchant/authenticate'

export const dynamic = 'force-dynamic'

/** Called by a browser, which knows the client key and no more. */
export const GET = coreRoute(
  'card token',
  ({ db, merchant, query, now }) => createCardToken(db, { merchantId: merchant.id, fields: query, now }),
  { who: (request) => byClientKey(new URL(request.url).searchParams.get('client_key')) },
)
