import { transactionRoute } from '@/app/v2/core-route'
import { getStatus } from '@/server/transaction/get-status'

export const dynamic = 'force-dynamic'

export const GET = transactionRoute('status', getStatus)
