import { transactionRoute } from '@/app/v2/core-route'
import { approveChallenge } from '@/server/card/approve-challenge'

export const dynamic = 'force-dynamic'

export const POST = transactionRoute('approve', approveChallenge)
