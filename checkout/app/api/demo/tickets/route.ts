import { giveTicket } from '@/server/demo/routes'

export const dynamic = 'force-dynamic'

export { giveTicket as POST }
