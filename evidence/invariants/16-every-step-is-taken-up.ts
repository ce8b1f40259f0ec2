import type { Invariant } from './invariant'

export const everyStepIsTakenUp: Invariant = {
  number: 16,
  sentence:
    'A process that dies at any step is taken up again: no job is out of tries, and what is published is published once.',

  // The queue takes key and tries from a running job when its successor is added.
  inPasar: (sql) => sql`
    select task_identifier || ' is out of tries' as what, key as name from graphile_worker.jobs
    where attempts >= max_attempts and (locked_at is null or key is not null)
    union all
    select 'published, and the buyer has no message', key from outbox
    where topic = 'buyer_message' and published_at is not null
      and not exists (select from buyer_messages as message where message.key = outbox.key)
    union all
    select 'a message that nothing sent', key from buyer_messages as message
    where not exists (select from outbox where outbox.key = message.key)`,

  besideKasir: (sql, kasir) => sql`
    select order_id, refund_key, count(*) as times from ${kasir.refunds}
    group by order_id, refund_key having count(*) > 1`,
}
