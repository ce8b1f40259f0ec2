import { and, eq, sql } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { transactions } from '@/db/schema'
import type { Transaction } from '../payment/payment'
import { moveTransaction } from '../transaction/move-transaction'
import { planCard } from './card-batch'
import { judgeCard } from './judge-card'
import { TEST_OTP, type Verdict, verdictOn } from './test-cards'

const MOST_TRIES = 3

type Challenge = { id: string; otp: string; now: Date }

/**
 * Answers the 3-D Secure challenge. A right code lets the bank judge the card; too many wrong ones
 * end the attempt.
 */
export async function answerChallenge(db: Connection, { id, otp, now }: Challenge): Promise<'wrong_otp' | 'answered'> {
  return inTransaction(db, async (tx) => {
    const challenged = await countTry(tx, id)
    if (!challenged?.maskedCard) return 'answered'

    const right = otp.replace(/\s/g, '') === TEST_OTP
    if (!right && challenged.otpTries < MOST_TRIES) return 'wrong_otp'
    await judge(tx, challenged, right ? verdictOn(challenged.maskedCard) : 'denied_by_bank', now)

    return 'answered'
  })
}

async function countTry(tx: Connection, id: string): Promise<Transaction | undefined> {
  const [challenged] = await tx
    .update(transactions)
    .set({ otpTries: sql`${transactions.otpTries} + 1` })
    .where(and(eq(transactions.id, id), eq(transactions.status, 'pending'), eq(transactions.method, 'credit_card')))
    .returning()

  return challenged
}

async function judge(tx: Connection, { id, authorizeOnly }: Transaction, verdict: Verdict, now: Date) {
  const { status, ...changes } = judgeCard({ verdict, authorizeOnly, now })
  const decided = await moveTransaction(tx, {
    id,
    to: status,
    from: ['pending'],
    cause: 'bank',
    now,
    beforeExpiry: true,
    changes,
  })
  if (decided) await planCard(tx, decided)
}
