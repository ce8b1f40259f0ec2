import { eq } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { payouts } from '@/db/schema'
import { addJob } from '../jobs/schedule'
import { ownerOf } from './banks'
import { movePayout } from './move-payout'

/** How long the simulated bank takes. A real one may take until the next day. */
const BANK_SECONDS = 10

type Process = { referenceNo: string; now: Date }

/** Sends an approved payout to the bank. A second run changes nothing. */
export const processPayout = (db: Connection, { referenceNo, now }: Process) =>
  inTransaction(db, async (tx) => {
    const sent = await movePayout(tx, { referenceNo, from: 'approved', to: 'processed', cause: 'bank', now })
    const at = new Date(now.getTime() + BANK_SECONDS * 1000)
    if (sent) await addJob(tx, { task: 'finish-payout', payload: { id: referenceNo }, at })

    return sent
  })

/** The bank's answer: it knows the published test accounts only. */
export const finishPayout = (db: Connection, { referenceNo, now }: Process) =>
  inTransaction(db, async (tx) => {
    const [payout] = await tx.select().from(payouts).where(eq(payouts.referenceNo, referenceNo))
    if (!payout) return undefined
    const move = { referenceNo, from: 'processed', cause: 'bank', now } as const

    return ownerOf(payout.beneficiaryBank, payout.beneficiaryAccount) === undefined
      ? movePayout(tx, { ...move, to: 'failed', changes: { errorCode: '002' } })
      : movePayout(tx, { ...move, to: 'completed' })
  })
