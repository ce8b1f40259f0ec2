import { setTimeout as pause } from 'node:timers/promises'
import { simulate } from '@jembatan/buyer/gateway'
import type { Shop } from '@jembatan/buyer/shop'
import type { Sql } from 'postgres'
import { openDatabase } from '../../dev/postgres/open-database'

/** Longer than any payment deadline. */
const PAST_EVERY_DEADLINE_SECONDS = 25 * 60 * 60
/** Kasir retries a failed notification after two minutes, then at growing intervals. */
const NEXT_NOTIFICATION_SECONDS = 10 * 60
const WITHIN_MS = 60_000
/** Each poll costs the shop a statement. */
const LOOK_EVERY_MS = 200

/**
 * Waits until all work that the orders caused is done. Advances Kasir's clock for work that is due
 * hours later.
 */
export async function finishOrders({ pasar, kasir }: Pick<Shop, 'pasar' | 'kasir'>) {
  await untilNothing(kasir.databaseUrl, DUE_AT_KASIR)
  await letTimePass(kasir)
  await finishAtPasar(pasar)
}

/**
 * Advances Kasir's clock so that it retries the notifications that a shop missed while it was away.
 */
export async function requeueNotifications({ kasir }: Pick<Shop, 'kasir'>) {
  const sql = openDatabase(kasir.databaseUrl)
  await simulate(kasir, 'clock/advance', { seconds: NEXT_NOTIFICATION_SECONDS, timeout_seconds: 60 })
  await sql`update clock set offset_seconds = 0`
  await sql.end()
}

/**
 * If any work is scheduled for later, advances the clock, waits for that work, and resets the
 * clock: both shops need the same time.
 */
async function letTimePass(kasir: Shop['kasir']) {
  const sql = openDatabase(kasir.databaseUrl)
  if (await find(sql, LATER_AT_KASIR)) {
    await simulate(kasir, 'clock/advance', { seconds: PAST_EVERY_DEADLINE_SECONDS, timeout_seconds: 60 })
    await untilNothing(kasir.databaseUrl, DUE_AT_KASIR)
    await sql`update clock set offset_seconds = 0`
  }
  await sql.end()
}

/** For a Pasar without a Kasir. */
export const finishAtPasar = ({ databaseUrl }: Shop['pasar']) => untilNothing(databaseUrl, DUE_AT_PASAR)

const LATE_AT_KASIR = `format('a notification that Kasir sends at %s after %s attempts', next_attempt_at, attempts_made)`
const LATE_AT_PASAR = `format('a notification that Pasar reads at %s after %s failures', due_at, attempts)`

const DUE_AT_KASIR = `
  select 'a job' as what from graphile_worker.jobs where run_at <= clock_timestamp()
  union all select ${LATE_AT_KASIR} from notifications where state = 'waiting'
  union all select 'an event without its number' from audit_events where sequence is null`

const LATER_AT_KASIR = `
  select 'a job' as what from graphile_worker.jobs
  union all select 'a transaction' from transactions where status in ('pending', 'authorize')`

/**
 * Like `finishOrders`, with unpaid orders left behind, which wait for an hour, and with
 * notifications that an overloaded shop did not answer, which wait minutes for a retry. Pasar has
 * polled the payment by then.
 */
export async function finishPaid({ pasar, kasir }: Pick<Shop, 'pasar' | 'kasir'>) {
  await untilNothing(kasir.databaseUrl, UNDER_WAY_AT_KASIR)
  await untilNothing(pasar.databaseUrl, UNDER_WAY_AT_PASAR)
}

const UNDER_WAY_AT_KASIR = `
  select 'a job' as what from graphile_worker.jobs where run_at <= clock_timestamp()
  union all select ${LATE_AT_KASIR} from notifications where state = 'waiting' and next_attempt_at <= clock_timestamp()
  union all select 'an event without its number' from audit_events where sequence is null`

const UNDER_WAY_AT_PASAR = `
  select 'a job: ' || task_identifier as what from graphile_worker.jobs where run_at <= clock_timestamp()
  union all select ${LATE_AT_PASAR} from payment_notifications where processed_at is null
  union all select 'a message: ' || topic from outbox where published_at is null
  union all select 'an event without its number' from audit_events where sequence is null`

/**
 * An unpaid order is polled by its row; all other work is a job, a notification or an outbox row.
 */
const DUE_AT_PASAR = `${UNDER_WAY_AT_PASAR} union all select 'an order that waits for its payment' from orders where status = 'awaiting_payment'`

/**
 * Waits until no work is due. Fails after a minute without progress, whatever the amount and the
 * machine's speed.
 */
async function untilNothing(databaseUrl: string, due: string) {
  const sql = openDatabase(databaseUrl)
  let fewest = Number.POSITIVE_INFINITY
  let deadline = performance.now() + WITHIN_MS
  try {
    for (let pending = await find(sql, due); pending; pending = await find(sql, due)) {
      if (pending.pieces < fewest) deadline = performance.now() + WITHIN_MS
      fewest = Math.min(fewest, pending.pieces)
      if (performance.now() > deadline)
        throw new Error(
          `No work was done in ${WITHIN_MS / 1000} s of what is left: ${pending.pieces} pieces, such as ${pending.what}.`,
        )
      await pause(LOOK_EVERY_MS)
    }
  } finally {
    await sql.end()
  }
}

/** Returns the first result's name and the count of a query, if there is any. */
const find = async (sql: Sql, query: string) =>
  (
    await sql.unsafe<{ what: string; pieces: number }[]>(
      `select what, count(*) over ()::int as pieces from (${query}) as due limit 1`,
    )
  )[0]
