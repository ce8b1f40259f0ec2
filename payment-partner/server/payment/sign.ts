import { createHash } from 'node:crypto'

type Signed = { order_id: string; status_code: string; gross_amount: string; serverKey: string }

/**
 * hex(SHA512(order_id + status_code + gross_amount + server key)), with the amount exactly as sent.
 */
export const sign = ({ order_id, status_code, gross_amount, serverKey }: Signed) =>
  createHash('sha512').update(`${order_id}${status_code}${gross_amount}${serverKey}`).digest('hex')
