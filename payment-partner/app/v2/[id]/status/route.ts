import { coreRoute } from '@/app/v2/core-route'
import { getStatus } from '@/server/transaction/get-status'

export const dynamic = 'force-dynamic'

export const GET = coreRoute('status', async ({ payment }) => getStatus(payment), { readsPayment: true })
