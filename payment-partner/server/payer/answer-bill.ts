import type { Database } from '@/db/connect'
import { denyTransaction } from '../transaction/deny-transaction'
import type { Channel } from './channels'
import { inquire } from './find-bill'
import { payTransaction } from './pay-transaction'

type Pay = { payCode: string; channel: Channel; amount: number; now: Date }

/** Pays a bill. Every bill is closed: it accepts its exact amount only. */
export async function payBill(
  db: Database,
  { payCode, channel, amount, now }: Pay,
): Promise<'wrong_amount' | 'answered'> {
  const bill = await inquire(db, { payCode, channel, now })
  if (bill.state !== 'due') return 'answered'
  if (amount !== bill.transaction.grossAmount) return 'wrong_amount'
  await payTransaction(db, { id: bill.transaction.id, now })

  return 'answered'
}

type Decline = { payCode: string; channel: Channel; now: Date }

/** The bank or wallet declines. A paid or ended bill stays unchanged. */
export async function declineBill(db: Database, { payCode, channel, now }: Decline) {
  const bill = await inquire(db, { payCode, channel, now })
  if (bill.state === 'due') await denyTransaction(db, { id: bill.transaction.id, now })
}
