import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Payment } from './payment'

type Of = { transaction: Pick<Payment['transaction'], 'id'>; merchant: Pick<Payment['merchant'], 'serverKey'> }
type Rotated = Of & { merchant: Pick<Payment['merchant'], 'previousServerKey'> }

/**
 * The secret part of the addresses for a transaction’s payer. The transaction's id is no secret:
 * the public audit log shows it.
 */
export const payerKeyOf = ({ transaction, merchant }: Of) =>
  createHmac('sha256', merchant.serverKey).update(`payer of ${transaction.id}`).digest('base64url')

/** Whether a payer has the key. An address from before a rotation stays valid. */
export const isPayerKey = (key: string, { transaction, merchant }: Rotated) =>
  [merchant.serverKey, merchant.previousServerKey].some(
    (serverKey) => serverKey !== null && isEqual(key, payerKeyOf({ transaction, merchant: { serverKey } })),
  )

/** Compares hashes of equal length, so that timing reveals nothing. */
const isEqual = (left: string, right: string) => timingSafeEqual(hash(left), hash(right))

const hash = (text: string) => createHash('sha256').update(text).digest()
