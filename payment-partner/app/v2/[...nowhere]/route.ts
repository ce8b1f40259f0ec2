import { coreRoute } from '@/app/v2/core-route'
import { coreRefusal } from '@/server/gateway/core-answer'

export const dynamic = 'force-dynamic'

const nowhere = coreRoute('unknown address', async () => coreRefusal('404', 'The requested resource is not found'), {
  oncePerKey: undefined,
})

export { nowhere as DELETE, nowhere as GET, nowhere as PATCH, nowhere as POST, nowhere as PUT }
