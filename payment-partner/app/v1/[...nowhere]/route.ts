import { nowhere } from '@/app/v2/core-route'

export const dynamic = 'force-dynamic'

export { nowhere as DELETE, nowhere as GET, nowhere as PATCH, nowhere as POST, nowhere as PUT }
