import { coreRoute } from '@/app/v2/core-route'
import { coreRefusal } from '@/server/gateway/core-answer'

export const dynamic = 'force-dynamic'

export const POST = coreRoute('wallet link', async () => coreRefusal('402'), { oncePerKey: undefined })
