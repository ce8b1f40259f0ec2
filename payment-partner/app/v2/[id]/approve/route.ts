import { transactionRoute } from '@/app/v2/core-route'
import { approveChallenge } from '@/server/transaction/approve-challenge'

export const dynamic = 'force-dynamic'

export const POST = transactionRoute('approve', approveChallenge)
