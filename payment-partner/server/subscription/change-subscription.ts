import { eq, type SQL } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { subscriptions } from '@/db/schema'
import { addJob } from '../jobs/schedule'
import { SUBSCRIPTION_STATES } from './status'

export type Subscription = typeof subscriptions.$inferSelect

/** A subscription with a next date, active or paused. */
export type Ongoing = Subscription & { nextExecutionAt: Date }

/** False after the last interval and after a cancellation: nothing changes an ended subscription. */
export const isOngoing = (subscription: Subscription): subscription is Ongoing => subscription.nextExecutionAt !== null

/** Every change begins here and ends in `saveSubscription`: the lock makes them take turns. */
export async function lockSubscription(tx: Connection, which: SQL | undefined): Promise<Subscription | undefined> {
  const [locked] = await tx.select().from(subscriptions).where(which).for('update')

  return locked
}

type Changeable = Omit<typeof subscriptions.$inferInsert, 'id' | 'merchantId'>

/** Omitted fields stay as they are. */
export type Changes = { [Key in keyof Changeable]?: Changeable[Key] | undefined }

/** Saves the changes of a locked subscription, and plans its next charge. */
export async function saveSubscription(tx: Connection, { id, merchantId }: Ongoing, changes: Changes) {
  const [saved] = await tx
    .update(subscriptions)
    // PostgreSQL refuses an update without a column.
    .set({ ...changes, merchantId })
    .where(eq(subscriptions.id, id))
    .returning()
  if (saved) await planCharge(tx, saved)
}

/** Queues the next charge, if there is one, in place of the one that is queued. */
export async function planCharge(tx: Connection, { id, status, nextExecutionAt }: Subscription) {
  if (SUBSCRIPTION_STATES[status].charges && nextExecutionAt)
    await addJob(tx, { task: 'charge-subscription', payload: { id }, at: nextExecutionAt })
}
