import { z } from 'zod'
import { decimal } from '../gateway/decimal'
import { parseObject } from '../gateway/parse-object'
import { RequestRefused } from '../gateway/request-refused'

export const captureShape = z.object({
  transaction_id: z.string().min(1),
  gross_amount: decimal.pipe(z.int().positive()),
})

export function parseCapture(text: string) {
  const request = parseObject(text)
  const read = captureShape.safeParse(request)
  if (!read.success)
    throw new RequestRefused(
      read.error.issues.map(({ path: [name = ''] }) =>
        request[String(name)] === undefined ? `${String(name)} is required` : `${String(name)} is invalid`,
      ),
    )

  return { id: read.data.transaction_id, grossAmount: read.data.gross_amount }
}
