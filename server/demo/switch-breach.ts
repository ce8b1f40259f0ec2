import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import { BREACHES, type Breach, switched } from './breaches'
import { mend } from './mend'

type Switch = { breach: Breach; now: Date }

/** From now on Ramai does this one thing wrong, until it is told to stop, restarted or reset. */
export async function openBreach(db: Database, { breach, now }: Switch) {
  if (breach === 'an-order-in-the-feed') await rememberOrders(db)
  else switched().add(breach)
  await recordEvent(db, { kind: 'breach_opened', detail: { breach }, at: now })

  return tellBreaches(db)
}

export async function closeBreach(db: Database, { breach, now }: Switch) {
  if (breach === 'an-order-in-the-feed') await mend(db)
  else switched().delete(breach)
  await recordEvent(db, { kind: 'breach_closed', detail: { breach }, at: now })

  return tellBreaches(db)
}

/** What is on at this moment. A table is there or is not, whoever made it and however often Ramai was restarted. */
export async function tellBreaches(db: Database) {
  const [orders] = await db.execute<{ there: boolean }>(sql`select to_regclass('orders') is not null as there`)
  const isOn = (breach: Breach) => (breach === 'an-order-in-the-feed' ? orders?.there : switched().has(breach))

  return { on: BREACHES.filter(isOn) }
}

/** BREACH, row 2: a social app that keeps orders. */
async function rememberOrders(db: Database) {
  await db.execute(sql`create table if not exists orders (id text primary key, total integer not null)`)
}
