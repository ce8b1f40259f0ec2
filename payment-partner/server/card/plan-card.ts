import type { Connection } from '@/db/connect'
import { addJob } from '../jobs/add-job'
import type { Transaction } from '../payment/payment'

/** The bank's next step with a card, if it has one: a batch, or the end of a reservation. */
export async function planCard(tx: Connection, { id, status, dueAt, expiresAt }: Transaction) {
  if (status === 'capture' && dueAt) await addJob(tx, { task: 'close-card', payload: { id }, at: dueAt })
  if (status === 'authorize') await addJob(tx, { task: 'expire-transaction', payload: { id }, at: expiresAt })
}
