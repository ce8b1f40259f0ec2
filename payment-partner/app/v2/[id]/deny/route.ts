import { transactionRoute } from '@/app/v2/core-route'
import { denyChallenge } from '@/server/card/deny-challenge'

export const dynamic = 'force-dynamic'

export const POST = transactionRoute('deny', denyChallenge)
