import { z } from 'zod'
import { toRupiah } from '@/i18n/as-typed'
import { orderNumber } from '../order/input'

export const refundClosing = z.object({
  refundId: z.uuid(),
  reference: z.string().trim().min(4, 'reference_missing').max(64, 'reference_missing'),
})

/** `requestKey`: idempotency key of the rendered form. */
export const refundRequest = z.object({ orderId: orderNumber, amount: z.int32().positive(), requestKey: z.uuid() })

/** Above any order's total, within the range of the column. */
const MOST = 1_000_000_000

/** The request with the amount as typed. */
export const refundForm = refundRequest.extend({
  amount: z
    .string()
    .transform((typed) => toRupiah(typed) ?? 0)
    .pipe(z.int().min(1, 'amount_malformed').max(MOST, 'refund_exceeds_payment')),
})
