import { transactionRoute } from '@/app/v2/core-route'
import { cancelTransaction } from '@/server/transaction/cancel-transaction'

export const dynamic = 'force-dynamic'

export const POST = transactionRoute('cancel', cancelTransaction)
