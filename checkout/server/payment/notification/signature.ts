import { createHash, timingSafeEqual } from 'node:crypto'

/** The three signed strings, exactly as in the notification: `"150000.00"` is not `150000`. */
export type Signed = { order_id: string; status_code: string; gross_amount: string; signature_key: string }

/** The signature covers only these three: not the transaction's status, not its id. */
export function isSignedBy(serverKey: string, { order_id, status_code, gross_amount, signature_key }: Signed) {
  const expected = createHash('sha512').update(`${order_id}${status_code}${gross_amount}${serverKey}`).digest()
  const signature = Buffer.from(signature_key, 'hex')

  return signature.length === expected.length && timingSafeEqual(signature, expected)
}
