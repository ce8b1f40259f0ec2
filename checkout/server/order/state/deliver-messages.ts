import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { ORDER_CHANGED } from './order-changes'

const AT_ONCE = 200

/**
 * Stands in for a message service: one message per key, and an open page shows it. Delivers what is due in the outbox, in
 * one statement, so that an entry is published if and only if its message is there. Returns how many it delivered.
 */
export async function deliverMessages(db: Connection, { now }: { now: Date }): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`
  const published = await db.execute(sql`
    with due as (
      select id, key, order_id, payload from outbox
      where published_at is null and due_at <= ${at} and topic = 'buyer_message'
      order by id limit ${AT_ONCE} for update skip locked
    ), delivered as (
      insert into buyer_messages (key, order_id, kind, detail, at)
      select key, order_id, payload ->> 'kind', payload - 'kind', ${at} from due order by id
      on conflict do nothing returning order_id
    ), notified as (
      select pg_notify(${ORDER_CHANGED}, order_id) from delivered group by order_id
    )
    update outbox set published_at = ${at}, attempts = attempts + 1 from due where outbox.id = due.id
    returning (select count(*) from notified)`)
  if (published.length < AT_ONCE) return published.length

  return published.length + (await deliverMessages(db, { now }))
}
