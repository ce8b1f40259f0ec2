import { breakOne, mendOne } from '@/server/demo/doors'

export const dynamic = 'force-dynamic'

export { breakOne as PUT, mendOne as DELETE }
