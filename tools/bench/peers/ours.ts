import { setTimeout as pause } from 'node:timers/promises'
import { simulate } from '../../../test-kit/gateway'
import { fillBasketWith, pay, placeOrder } from '../../../test-kit/http-buyer'
import { pickItem } from '../../../test-kit/shop'
import { openDatabase } from '../../postgres/open-database'
import type { BenchContext } from '../checkout/context'
import type { Contestant } from './contestant'

/** Longer than any payment may take. */
const PAST_EVERY_DEADLINE_SECONDS = 25 * 60 * 60
const FINISHED_WITHIN_MS = 60_000
/** Each look costs the shop a statement. */
const LOOK_EVERY_MS = 200

/** The running systems: Pasar, and the real Kasir as another company beside it. */
export function pasarWithKasir(bench: BenchContext): Contestant {
  const { web, worker, database, kasir, kasirDatabase } = bench.workers

  return {
    name: 'Pasar with Kasir',
    buy: async ({ order }) => {
      const basket = await fillBasketWith(bench, pickItem(bench, order))
      await pay(basket, await placeOrder(basket))
    },
    parts: {
      Pasar: [...web, ...worker],
      "Pasar's database": database,
      Kasir: kasir,
      "Kasir's database": kasirDatabase,
    },
    databases: { Pasar: bench.pasar.databaseUrl, Kasir: bench.kasir.databaseUrl },
    finish: async () => {
      await untilNothing(bench.kasir.databaseUrl, DUE_AT_KASIR)
      await letTimePass(bench)
      await untilNothing(bench.pasar.databaseUrl, DUE_AT_PASAR)
    },
    stop: async () => {},
  }
}

/** What Kasir does at the end of a payment comes at once by its clock, and then the clock goes back. */
async function letTimePass({ kasir }: BenchContext) {
  await simulate(kasir, 'clock/advance', { seconds: PAST_EVERY_DEADLINE_SECONDS, timeout_seconds: 60 })
  await untilNothing(kasir.databaseUrl, DUE_AT_KASIR)
  const sql = openDatabase(kasir.databaseUrl)
  await sql`update clock set offset_seconds = 0`
  await sql.end()
}

const DUE_AT_KASIR = `
  select from graphile_worker.jobs where run_at <= clock_timestamp()
  union all select from notifications where state = 'waiting'
  union all select from transactions where status in ('pending', 'authorize')
  union all select from audit_events where sequence is null`

/** Orders that wait for their payment are followed by their row; all other work is a job, a notification or an outbox row. */
export const DUE_AT_PASAR = `
  select from graphile_worker.jobs where run_at <= clock_timestamp()
  union all select from payment_notifications where processed_at is null
  union all select from outbox where published_at is null
  union all select from orders where status = 'awaiting_payment'
  union all select from audit_events where sequence is null`

/** Until none of this is left. */
export async function untilNothing(databaseUrl: string, due: string) {
  const sql = openDatabase(databaseUrl)
  const deadline = performance.now() + FINISHED_WITHIN_MS
  try {
    while ((await sql.unsafe(`${due} limit 1`)).length > 0) {
      if (performance.now() > deadline) throw new Error(`Work is left after ${FINISHED_WITHIN_MS / 1000} s: ${due}`)
      await pause(LOOK_EVERY_MS)
    }
  } finally {
    await sql.end()
  }
}
