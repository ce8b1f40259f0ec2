import { giveTicket } from '@/server/demo/doors'

export const dynamic = 'force-dynamic'

export { giveTicket as POST }
