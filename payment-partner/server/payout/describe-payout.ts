import { formatAmount } from '../gateway/format'
import { bankOf } from './banks'
import type { Payout } from './status'

/** "2017-01-11T00:00:00Z": to the second, as published. */
export const formatInstant = (instant: Date) => instant.toISOString().replace(/\.\d+Z$/, 'Z')

/** A payout in the API's form. */
export const describePayout = (payout: Payout) => ({
  amount: formatAmount(payout.amount),
  beneficiary_name: payout.beneficiaryName,
  beneficiary_account: payout.beneficiaryAccount,
  bank: bankOf(payout.beneficiaryBank).name,
  reference_no: payout.referenceNo,
  notes: payout.notes,
  ...(payout.beneficiaryEmail && { beneficiary_email: payout.beneficiaryEmail }),
  status: payout.status,
  created_by: payout.createdBy,
  created_at: formatInstant(payout.createdAt),
  updated_at: formatInstant(payout.updatedAt),
})
