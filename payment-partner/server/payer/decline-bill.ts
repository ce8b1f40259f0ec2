import type { Database } from '@/db/connect'
import { denyTransaction } from '../transaction/deny-transaction'
import type { Desk } from './desks'
import { inquire } from './find-bill'

type Decline = { payCode: string; desk: Desk; now: Date }

/** The bank or the wallet refuses. Nothing happens to what is paid or over. */
export async function declineBill(db: Database, { payCode, desk, now }: Decline) {
  const bill = await inquire(db, { payCode, desk, now })
  if (bill.state === 'due') await denyTransaction(db, { id: bill.transaction.id, now })
}
