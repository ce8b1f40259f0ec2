import { coreRoute } from '@/app/v2/core-route'
import { captureTransaction } from '@/server/card/capture-transaction'
import { parseCapture } from '@/server/card/parse-capture'

export const dynamic = 'force-dynamic'

export const POST = coreRoute('capture', ({ db, merchant, text, now }) =>
  captureTransaction(db, { merchantId: merchant.id, ...parseCapture(text), now }),
)
