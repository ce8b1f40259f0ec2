import { z } from 'zod'
import { decimal } from '../gateway/decimal'
import { parseObject } from '../gateway/parse-object'
import { RequestRefused } from '../gateway/request-refused'

export type RefundRequest = { refundKey: string | null; amount: number | null; reason: string | null }

const LONGEST = 255

export const refundShape = z.object({
  // A client without a key may send an empty one.
  refund_key: z.string().max(LONGEST).nullish(),
  // The bank refuses an invalid amount, with its own code.
  amount: decimal.pipe(z.int()).nullish().catch(0),
  reason: z.string().nullish(),
})

/** Every field is optional: the default is a full refund under a key of ours. */
export function parseRefund(text: string): RefundRequest {
  const read = refundShape.safeParse(parseObject(text))
  if (!read.success) throw new RequestRefused(read.error.issues.map(({ path }) => `${path.join('.')} is invalid`))

  const { refund_key, amount, reason } = read.data

  return { refundKey: refund_key || null, amount: amount ?? null, reason: reason?.slice(0, LONGEST) ?? null }
}
