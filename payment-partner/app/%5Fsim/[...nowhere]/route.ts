import { nowhere } from '@/app/sim-route'

export const dynamic = 'force-dynamic'

export { nowhere as GET, nowhere as POST }
