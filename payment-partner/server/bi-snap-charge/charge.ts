import { randomInt } from 'node:crypto'
import { type Connection, inTransaction } from '@/db/connect'
import { type BiSnapCharge, biSnapReferences } from '@/db/schema'
import { BiSnapRefused } from '../bi-snap/answer'
import { formatTimestamp } from '../bi-snap/timestamp'
import { openCharge } from '../charge/charge-order'
import { isActive } from '../method/methods'
import type { Merchant, Transaction } from '../payment/payment'
import { openTransaction } from '../transaction/open-transaction'
import type { BiSnapChargeRequest } from './parse-charge'

type Charge = {
  merchant: Merchant
  request: BiSnapChargeRequest
  service: BiSnapCharge['service']
  externalId: string
  notificationUrl: string | null
  now: Date
}

/** The addresses that the standard gives each kind of notification. */
const NOTIFICATION_PATHS: Record<BiSnapCharge['service'], string> = {
  debit: '/v1.0/debit/notify',
  qris: '/v1.0/qr/qr-mpm-notify',
  va: '/v1.0/va/notify',
}

/**
 * Charges one order over BI-SNAP.
 * @throws {BiSnapRefused} if the merchant has switched the method off, or if the reference was used
 * before, whatever became of that charge.
 */
export async function chargeOverBiSnap(db: Connection, charge: Charge): Promise<Transaction> {
  const { merchant, request, service, externalId, notificationUrl, now } = charge
  const { partnerReferenceNo: orderId, amount: grossAmount, method, ownDigits, expiresAt } = request
  if (!isActive(merchant, method)) throw new BiSnapRefused('not_activated', method)
  const chargeRequest = {
    orderId,
    grossAmount,
    expiry: expiresAt && { start: expiresAt, seconds: 0 },
    customFields: {},
  }
  const notificationUrls = notificationUrl === null ? [] : [`${notificationUrl}${NOTIFICATION_PATHS[service]}`]
  const biSnap = { service, referenceNo: newReferenceNo(now), externalId }

  const opened = await inTransaction(db, (tx) =>
    openCharge(tx, { merchant, request: chargeRequest, notificationUrls, now }, async (order) => {
      const transaction = await openTransaction(tx, {
        order: { ...order, biSnap },
        merchant,
        method,
        ownDigits,
        now,
        cause: 'merchant',
      })

      if (!transaction) return '406'
      await tx.insert(biSnapReferences).values({
        merchantId: merchant.id,
        partnerReferenceNo: orderId,
        referenceNo: biSnap.referenceNo,
        externalId,
        transactionId: transaction.id,
      })

      return transaction
    }),
  )
  if (opened === '406') throw new BiSnapRefused('repeated_reference')

  return opened
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** `A120260101120000xxxxxxxxxxxxID`, as the gateway's references look. */
function newReferenceNo(now: Date) {
  const moment = formatTimestamp(now).slice(0, 19).replaceAll(/\D/g, '')
  const random = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

  return `A1${moment}${random}ID`
}
