import type { payoutStatus, payouts } from '@/db/schema'
import type { LedgerAccount } from '../ledger/book'

export type PayoutStatus = (typeof payoutStatus.enumValues)[number]
export type Payout = typeof payouts.$inferSelect

type Step = {
  mayBecome: readonly PayoutStatus[]
  /** Where the money of a payout in this status is. */
  money: LedgerAccount
}

/** The published states. A bank may return a completed payout days later. */
export const PAYOUT_STEPS: Record<PayoutStatus, Step> = {
  queued: { mayBecome: ['approved', 'rejected'], money: 'merchant_balance' },
  approved: { mayBecome: ['processed'], money: 'payouts_in_transit' },
  rejected: { mayBecome: [], money: 'merchant_balance' },
  processed: { mayBecome: ['completed', 'failed'], money: 'payouts_in_transit' },
  completed: { mayBecome: ['failed'], money: 'paid_out' },
  failed: { mayBecome: [], money: 'merchant_balance' },
}

const everyPayoutStatus = Object.keys(PAYOUT_STEPS) as PayoutStatus[]

export const payoutStatusesBefore = (to: PayoutStatus) =>
  everyPayoutStatus.filter((from) => PAYOUT_STEPS[from].mayBecome.includes(to))

/** The published errors that Kasir's banks give. */
const PAYOUT_ERRORS = {
  '002': 'Invalid destination account number',
  '012': 'Beneficiary account is blocked',
  '025': 'Transfer was declined.',
} as const

export type PayoutError = keyof typeof PAYOUT_ERRORS

export const errorMessage = (code: string | null) => Object.entries(PAYOUT_ERRORS).find(([key]) => key === code)?.[1]
