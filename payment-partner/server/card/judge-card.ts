import { randomInt } from 'node:crypto'
import { formatTime, WIB_OFFSET_HOURS } from '../gateway/format'
import type { Transaction } from '../payment/payment'
import type { Verdict } from './test-cards'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How long a bank holds an authorization. */
const RESERVED_MS = 7 * DAY

/**
 * The hour of the next day at which banks settle captures and cancel challenged ones without
 * approval.
 */
const BATCH_HOUR_WIB = 16

type Standing = Pick<Transaction, 'status' | 'fraudStatus'> &
  Partial<Pick<Transaction, 'approvalCode' | 'dueAt' | 'expiresAt'>>

type Judge = { verdict: Verdict; authorizeOnly: boolean; now: Date }

/** Returns the verdict of the bank and the fraud check on a card. */
export function judgeCard({
  verdict,
  authorizeOnly,
  now,
}: Judge): Standing & { status: 'deny' | 'authorize' | 'capture' } {
  if (verdict === 'denied_by_bank') return { status: 'deny', fraudStatus: 'accept' }
  if (verdict === 'denied_by_fraud_check') return { status: 'deny', fraudStatus: 'deny' }

  const approvalCode = randomInt(10 ** 12)
    .toString()
    .padStart(12, '0')
  if (authorizeOnly)
    return {
      status: 'authorize',
      fraudStatus: verdict,
      approvalCode,
      expiresAt: new Date(now.getTime() + RESERVED_MS),
    }

  return { status: 'capture', fraudStatus: verdict, approvalCode, dueAt: nextBatch(now) }
}

/** 16:00 of the next day in Jakarta. */
export function nextBatch(now: Date) {
  const today = Date.parse(`${formatTime(now).slice(0, 10)}T00:00:00Z`)

  return new Date(today + DAY + (BATCH_HOUR_WIB - WIB_OFFSET_HOURS) * HOUR)
}
