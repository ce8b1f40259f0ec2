import { randomUUID } from 'node:crypto'
import { type Connection, inTransaction } from '@/db/connect'
import { addToBalance, book } from '../ledger/book'
import { notifyOfTopUp } from './notify-of-payout'

type TopUp = { merchantId: string; amount: number; now: Date }

/** The merchant transfers money to its balance. */
export const topUp = (db: Connection, { merchantId, amount, now }: TopUp) =>
  inTransaction(db, async (tx) => {
    const id = randomUUID()
    await addToBalance(tx, { merchantId, amount })
    await book(tx, { merchantId, booking: `top_up:${id}`, from: 'top_ups', to: 'merchant_balance', amount, at: now })
    await notifyOfTopUp(tx, { merchantId, id, amount, now })

    return { id, amount }
  })
