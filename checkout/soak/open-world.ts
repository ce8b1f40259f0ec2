import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { inject } from 'vitest'
import { connect } from '@/db/connect'
import { createGateway } from '@/server/payment/gateway/gateway'
import { SIMULATION_HEADERS, startKasir } from '@/server/payment/gateway/testing/start-kasir'
import { SERVER_KEY } from '@/server/payment/gateway/testing/test-gateway'
import { cloneDatabase } from '../../tools/dev/postgres/test-database'
import { openNotificationSink } from './notification-sink'

export type World = Awaited<ReturnType<typeof openWorld>>
export type Shop = Awaited<ReturnType<typeof openShop>>

/**
 * Starts Kasir in its own processes, a sink for its notifications, and a real database for Pasar.
 */
export async function openWorld() {
  const sink = await openNotificationSink()
  const kasir = await startKasir({ notifies: sink.origin, withWorker: true })
  const kasirSql = postgres(kasir.databaseUrl, { max: 2, onnotice: () => {} })
  const gateway = createGateway({
    snapBaseUrl: `${kasir.origin}/snap/v1`,
    coreBaseUrl: kasir.origin,
    serverKey: SERVER_KEY,
    clientKey: 'SB-Mid-client-test',
    notificationUrl: `${sink.origin}/sink`,
    finishUrl: 'http://pasar.test/payment/finish',
    timeoutMs: 8_000,
  })
  let ahead = 0

  /** Calls Kasir's simulation; returns `undefined` when the action is not possible now. */
  async function simulate(path: string, body: object = {}) {
    const answer = await fetch(`${kasir.origin}/_sim/${path}`, {
      method: 'POST',
      headers: SIMULATION_HEADERS,
      body: JSON.stringify(body),
    })
    if (answer.status === 409 || answer.status === 404) return undefined
    if (!answer.ok) throw new Error(`/_sim/${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as Record<string, string>
  }

  /** Waits until Kasir's worker has finished all due work, including its notifications. */
  async function untilKasirIsIdle() {
    for (let polls = 0; polls < 2000; polls++) {
      const [due] = await kasirSql`
        with kasir as (select clock_timestamp() + make_interval(secs => offset_seconds) as now from clock)
        select from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts
        union all
        select from notifications, kasir where state = 'waiting' and next_attempt_at <= kasir.now
        union all
        select from transactions, kasir where status in ('pending', 'authorize') and expires_at <= kasir.now
        limit 1`
      if (!due) return
      await pause(4)
    }
    throw new Error('Kasir’s worker still has work that is due.')
  }

  return {
    gateway,
    sink,
    kasirSql,
    serverKey: SERVER_KEY,
    simulate,
    untilKasirIsIdle,
    /** The simulated time of both systems. */
    now: () => new Date(Date.now() + ahead),
    async passTime(seconds: number) {
      const { now = '' } = (await simulate('clock/advance', { seconds })) ?? {}
      ahead = new Date(now).getTime() - Date.now()
      await untilKasirIsIdle()
    },
    /** Resets Kasir and gives Pasar a new database; both return to the machine's time. */
    async openShop() {
      await simulate('reset')
      sink.clear()
      ahead = 0
      return openShop()
    },
    async close() {
      await kasirSql.end()
      await kasir.stop()
      sink.close()
    },
  }
}

async function openShop() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { db, sql, close } = connect(url)
  const supply: Record<string, number> = {}

  return {
    db,
    sql,
    /** Total pieces ever stocked, by SKU. */
    supply,
    /** Adds a SKU that only this run sells. Product and shop are those of the SKU `like`. */
    async stock({ sku, like, pieces }: { sku: string; like: string; pieces: number }) {
      await sql`
        insert into variants (sku, product_id, price, weight_grams, available, position)
        select ${sku}, product_id, price, weight_grams, ${pieces}, 1000 from variants where sku = ${like}`
      supply[sku] = pieces
      const [seller] = await sql<{ shop_id: string }[]>`
        select shop_id from products join variants on product_id = products.id where sku = ${sku}`

      return { sku, shopId: seller?.shop_id ?? '' }
    },
    /** Other buyers take all pieces in stock but these. */
    async sellOut(sku: string, left = 0) {
      const [sold] = await sql<{ pieces: number }[]>`
        with before as (select sku, available from variants where sku = ${sku} for update)
        update variants set available = ${left} from before
        where variants.sku = before.sku returning before.available - ${left} as pieces`
      supply[sku] = (supply[sku] ?? 0) - (sold?.pieces ?? 0)
      return sold?.pieces ?? 0
    },
    async close() {
      await close()
      await drop()
    },
  }
}
