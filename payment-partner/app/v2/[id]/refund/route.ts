import { coreRoute } from '@/app/v2/core-route'
import { parseRefund } from '@/server/refund/parse-refund'
import { refundTransaction } from '@/server/refund/refund-transaction'

export const dynamic = 'force-dynamic'

export const POST = coreRoute('refund', ({ db, merchant, id, text, now }) =>
  refundTransaction(db, { merchantId: merchant.id, id, request: parseRefund(text), direct: false, now }),
)
