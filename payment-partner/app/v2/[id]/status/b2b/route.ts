import { transactionRoute } from '@/app/v2/core-route'
import { listTries } from '@/server/transaction/list-tries'

export const dynamic = 'force-dynamic'

export const GET = transactionRoute('status b2b', listTries)
