import { readBreaches } from '@/server/demo/doors'

export const dynamic = 'force-dynamic'

export { readBreaches as GET }
