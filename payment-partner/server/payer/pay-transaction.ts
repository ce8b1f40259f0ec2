import { and, eq, ne } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { transactions } from '@/db/schema'
import { answerChallenge } from '../card/answer-challenge'
import { TEST_OTP } from '../card/test-cards'
import type { Transaction } from '../payment/payment'
import { moveTransaction } from '../transaction/move-transaction'

type Pay = { id: string; now: Date }

/** Pays at a bank, a counter or in a wallet. Does nothing if it is too late or already paid. */
export async function payTransaction(db: Connection, { id, now }: Pay): Promise<Transaction | undefined> {
  const paid = await inTransaction(db, (tx) =>
    moveTransaction(tx, {
      id,
      to: 'settlement',
      from: ['pending'],
      cause: 'payer',
      now,
      beforeExpiry: true,
      when: ne(transactions.method, 'credit_card'),
      changes: { settledAt: now },
    }),
  )
  if (paid) return paid

  const card = await db.query.transactions.findFirst({ where: isCard(id) })
  return card && payByCard(db, { id, now })
}

const isCard = (id: string) => and(eq(transactions.id, id), eq(transactions.method, 'credit_card'))

/** The right code pays a card; only the bank's batch settles it. */
async function payByCard(db: Connection, { id, now }: Pay) {
  await answerChallenge(db, { id, otp: TEST_OTP, now })

  return db.query.transactions.findFirst({ where: and(isCard(id), ne(transactions.status, 'pending')) })
}
