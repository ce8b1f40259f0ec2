import { transactionRoute } from '@/app/v2/core-route'
import { expireTransaction } from '@/server/transaction/expire-transaction'

export const dynamic = 'force-dynamic'

export const POST = transactionRoute('expire', expireTransaction)
