import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type BiSnapCharge, biSnapReferences, transactions } from '@/db/schema'
import { BiSnapRefused } from '../bi-snap/answer'
import { type Fields, partOf, readText } from '../bi-snap/read-fields'
import { readVaCode } from '../bi-snap/va-number'
import { findPaymentWhere, newestWhere, type Payment } from '../payment/payment'
import { refuseOtherMerchant } from './parse-charge'

type Find = { merchantId: string; service: BiSnapCharge['service']; fields: Fields }

/** A payment that was charged over BI-SNAP, with the names that it gave. */
export type BiSnapPayment = Payment & { charge: BiSnapCharge }

/**
 * Finds the charge that a call is about, by any of its names. All names in a call must be of one
 * charge of the same service.
 * @throws {BiSnapRefused}
 */
export async function findOriginal(db: Connection, { merchantId, service, fields }: Find): Promise<BiSnapPayment> {
  refuseOtherMerchant(service === 'va' ? partOf(fields, 'additionalInfo') : fields, merchantId)
  const named = service === 'va' ? namedByAccount(fields) : namedByReference(db, merchantId, fields)
  const payment = await findPaymentWhere(
    db,
    newestWhere(
      and(eq(transactions.merchantId, merchantId), sql`${transactions.biSnap} ->> 'service' = ${service}`, ...named),
    ),
  )
  const charge = payment?.transaction.biSnap
  if (!payment || !charge) throw new BiSnapRefused('not_found')

  return { ...payment, charge }
}

const NAMES = {
  originalReferenceNo: biSnapReferences.referenceNo,
  originalExternalId: biSnapReferences.externalId,
  originalPartnerReferenceNo: biSnapReferences.partnerReferenceNo,
}

function namedByReference(db: Connection, merchantId: string, fields: Fields): SQL[] {
  const named = Object.entries(NAMES).flatMap(([name, column]) => {
    const value = readText(fields, name)

    return value === undefined ? [] : [eq(column, value)]
  })
  if (named.length === 0) throw new BiSnapRefused('missing_field', 'originalReferenceNo')
  const ids = db
    .select({ id: biSnapReferences.transactionId })
    .from(biSnapReferences)
    .where(and(eq(biSnapReferences.merchantId, merchantId), ...named))

  return [inArray(transactions.id, ids)]
}

function namedByAccount(fields: Fields): SQL[] {
  const code = readVaCode(fields)
  if (code === '') throw new BiSnapRefused('missing_field', 'virtualAccountNo')
  const trxId = readText(fields, 'trxId')

  return [eq(transactions.payCode, code), ...(trxId === undefined ? [] : [eq(transactions.orderId, trxId)])]
}
