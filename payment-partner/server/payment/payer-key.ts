import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Payment } from './payment'

type Of = { transaction: Pick<Payment['transaction'], 'id'>; merchant: Pick<Payment['merchant'], 'payerSecret'> }
type Rotated = Of & { merchant: Pick<Payment['merchant'], 'previousServerKey' | 'previousKeyEndsAt'> }

/**
 * The secret part of the addresses for a transaction’s payer. The transaction's id is no secret:
 * the public audit log shows it.
 */
export const payerKeyOf = ({ transaction, merchant }: Of) => makeKey(transaction.id, merchant.payerSecret)

/**
 * Whether a payer has the key. An address of before the payers' secret has a key of the server key,
 * and stays valid while that one does.
 */
export const isPayerKey = (key: string, { transaction, merchant }: Rotated) =>
  isEqual(key, payerKeyOf({ transaction, merchant })) ||
  (isInGrace(merchant) && isEqual(key, makeKey(transaction.id, merchant.previousServerKey)))

const makeKey = (id: string, secret: string) =>
  createHmac('sha256', secret).update(`payer of ${id}`).digest('base64url')

/** By the machine's clock, as at the authentication. */
const isInGrace = <Of extends Rotated['merchant']>(merchant: Of): merchant is Of & { previousServerKey: string } =>
  merchant.previousServerKey !== null &&
  merchant.previousKeyEndsAt !== null &&
  merchant.previousKeyEndsAt.getTime() > Date.now()

/** Compares hashes of equal length, so that timing reveals nothing. */
const isEqual = (left: string, right: string) => timingSafeEqual(hash(left), hash(right))

const hash = (text: string) => createHash('sha256').update(text).digest()
