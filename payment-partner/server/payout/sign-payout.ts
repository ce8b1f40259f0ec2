import { createHash } from 'node:crypto'

/** hex(SHA512(body + merchant key)), over the body exactly as sent: the header `Iris-Signature`. */
export const signPayout = (body: string, merchantKey: string) =>
  createHash('sha512').update(`${body}${merchantKey}`).digest('hex')
