import { giveVoucher } from '@/server/demo/routes'

export const dynamic = 'force-dynamic'

export { giveVoucher as POST }
