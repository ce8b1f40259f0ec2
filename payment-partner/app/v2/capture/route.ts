import { coreRoute } from '@/app/v2/core-route'
import { captureTransaction } from '@/server/transaction/capture-transaction'
import { parseCapture } from '@/server/transaction/parse-capture'

export const dynamic = 'force-dynamic'

export const POST = coreRoute('capture', ({ db, merchant, text, now }) =>
  captureTransaction(db, { merchantId: merchant.id, ...parseCapture(text), now }),
)
