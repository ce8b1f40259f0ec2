import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Payment } from './payment'

type Of = { transaction: Pick<Payment['transaction'], 'id'>; merchant: Pick<Payment['merchant'], 'serverKey'> }

/**
 * The secret part of the addresses for a transaction’s payer. The transaction's id is no secret:
 * the public audit log shows it.
 */
export const payerKeyOf = ({ transaction, merchant }: Of) =>
  createHmac('sha256', merchant.serverKey).update(`payer of ${transaction.id}`).digest('base64url')

/** Compares hashes of equal length, so that timing reveals nothing. */
export const isPayerKey = (key: string, of: Of) => timingSafeEqual(hash(key), hash(payerKeyOf(of)))

const hash = (text: string) => createHash('sha256').update(text).digest()
