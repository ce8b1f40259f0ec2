import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { ledgerEntries, payouts } from '@/db/schema'
import { boundsOf } from '../report/day'
import { bankOf } from './banks'
import { formatInstant } from './describe-payout'
import { PayoutRefused } from './payout-refused'

const DAY_MS = 24 * 60 * 60 * 1000
export const LONGEST_DAYS = 31

type Statements = { merchantId: string; fromDate: string | null; toDate: string | null; now: Date }

/**
 * Returns the movements of a merchant's balance, by default of the last month.
 * @throws {PayoutRefused} for a day that is none, or for more than a month.
 */
export async function listStatements(db: Connection, { merchantId, ...span }: Statements) {
  const { from, to } = boundsOfSpan(span)
  const rows = await db
    .select({ entry: ledgerEntries, payout: payouts })
    .from(ledgerEntries)
    .leftJoin(payouts, eq(payouts.referenceNo, sql`split_part(${ledgerEntries.booking}, ':', 2)`))
    .where(
      and(
        eq(ledgerEntries.merchantId, merchantId),
        eq(ledgerEntries.account, 'merchant_balance'),
        gte(ledgerEntries.at, from),
        lt(ledgerEntries.at, to),
      ),
    )
    .orderBy(asc(ledgerEntries.id))

  return rows.map(({ entry: { booking, amount, at }, payout }) => ({
    reference_no: payout?.referenceNo ?? booking,
    beneficiary_name: payout?.beneficiaryName ?? '',
    beneficiary_account: payout?.beneficiaryAccount ?? '',
    account: payout ? bankOf(payout.beneficiaryBank).name : '',
    type: typeOf(booking),
    amount: `${Math.abs(amount)}.0`,
    status: amount < 0 ? 'debit' : 'credit',
    created_at: formatInstant(at),
  }))
}

function boundsOfSpan({ fromDate, toDate, now }: Omit<Statements, 'merchantId'>) {
  const last = toDate === null ? { to: new Date(now.getTime() + 1) } : boundsOf(toDate)
  const first =
    fromDate === null ? last && { from: new Date(last.to.getTime() - LONGEST_DAYS * DAY_MS) } : boundsOf(fromDate)
  const faults = [...(first ? [] : ['from_date is invalid']), ...(last ? [] : ['to_date is invalid'])]
  if (!first || !last) throw refuse(faults)
  if (first.from >= last.to || last.to.getTime() - first.from.getTime() > LONGEST_DAYS * DAY_MS)
    throw refuse(['the span must be at most a month'])

  return { from: first.from, to: last.to }
}

const refuse = (errors: string[]) =>
  new PayoutRefused('An error occurred when listing statements', { code: 'invalid', errors })

function typeOf(booking: string) {
  if (booking.startsWith('settlement:')) return 'Settlement'
  if (booking.startsWith('top_up:')) return 'Top up'

  return booking.endsWith(':failed') ? 'Refund' : 'Payout'
}
