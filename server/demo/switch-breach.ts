import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import { BREACHES, type Breach, switchedOn } from './breaches'

type Switch = { breach: Breach; now: Date }

/** Switches a planted violation on until it is switched off or Ramai is restarted or reset. */
export async function openBreach(db: Database, { breach, now }: Switch) {
  if (breach === 'an-order-in-the-feed') await keepOrders(db)
  else switchedOn().add(breach)
  await recordEvent(db, { kind: 'breach_opened', detail: { breach }, at: now })

  return listBreaches(db)
}

export async function closeBreach(db: Database, { breach, now }: Switch) {
  if (breach === 'an-order-in-the-feed') await dropOrders(db)
  else switchedOn().delete(breach)
  await recordEvent(db, { kind: 'breach_closed', detail: { breach }, at: now })

  return listBreaches(db)
}

/** Returns the violations that are on. The table's existence counts, even after a restart. */
export async function listBreaches(db: Database) {
  const [orders] = await db.execute<{ there: boolean }>(sql`select to_regclass('orders') is not null as there`)
  const isOn = (breach: Breach) => (breach === 'an-order-in-the-feed' ? orders?.there : switchedOn().has(breach))

  return { on: BREACHES.filter(isOn) }
}

/** Row 2: a social app that stores orders. */
async function keepOrders(db: Database) {
  await db.execute(sql`create table if not exists orders (id text primary key, total integer not null)`)
}

export async function dropOrders(db: Pick<Database, 'execute'>) {
  await db.execute(sql`drop table if exists orders`)
}
