import { text } from 'node:stream/consumers'
import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { GatewayError } from '../payment/gateway/gateway-error'
import type { OnCall } from '../payment/gateway/record-call'
import { importSettlement } from './import-settlement'

const TIMEOUT_MS = 15_000
/** Days for which a missing report is requested again. */
const AT_MOST_DAYS = 31

type FetchSettlement = {
  /** Base URL of the gateway's daily reports. */
  base: string
  serverKey: string
  /** The key's account; omitted for Pasar's own. */
  account?: string | null
  now: Date
  onCall?: OnCall
}

/**
 * Fetches the gateway's report of yesterday (Jakarta), and missing ones of earlier days, oldest
 * first: the worker or the gateway may have been down at night.
 * @throws {GatewayError | DomainError} for the first report that cannot be fetched or parsed; other
 * days are imported all the same.
 */
export async function fetchSettlement(db: Database, { base, serverKey, account = null, now, onCall }: FetchSettlement) {
  const failures: unknown[] = []
  for (const day of await listDaysToRead(db, { account, now })) {
    try {
      const csv = await text(downloadReport(reportOf(base, day), serverKey, onCall))
      await importSettlement({ db, now }, { csv, day, account })
    } catch (error) {
      // A gateway that does not respond would not respond for other days either.
      if (error instanceof GatewayError && !error.isRefusal) throw error
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

/**
 * Each day is read on the next day and once more a day later: lines may arrive late, and clocks
 * differ.
 */
async function listDaysToRead(db: Connection, { account, now }: { account: string | null; now: Date }) {
  const days = await db.execute<{ day: string }>(sql`
    with yesterday as (
      select (${now.toISOString()}::timestamptz at time zone 'Asia/Jakarta')::date - 1 as day
    ), since as (
      select (coalesce((${account === null ? FIRST_ORDER : OPENING}), 'infinity') at time zone 'Asia/Jakarta')::date as day
    ), wanted as (
      select each.day::date as day from yesterday, since, generate_series(
        least(yesterday.day, greatest(since.day, yesterday.day - ${AT_MOST_DAYS - 1}::int)), yesterday.day, '1 day'
      ) as each (day)
      union ${account === null ? sql`select null where false` : daysOfOpening(account)}
    )
    select to_char(wanted.day, 'YYYY-MM-DD') as day
    from wanted, yesterday
    where wanted.day <= yesterday.day and not exists (
      select 1 from settlement_imports as read
      where read.day = wanted.day and account is not distinct from ${account}
        and (imported_at at time zone 'Asia/Jakarta')::date >= least(wanted.day + 2, yesterday.day + 1)
    )
    order by wanted.day`)

  return days.map(({ day }) => day)
}

/** Start of the reports: our first order, and for the old shop's account the opening. */
const FIRST_ORDER = sql`select min(placed_at) from orders where basket_id is not null`
const OPENING = sql`select min(at) from ledger_transactions where kind = 'opening'`

/**
 * The opening bookings include what the gateway settled before: those days are read too, however
 * old.
 */
const daysOfOpening = (account: string) => sql`
  select (moved.at at time zone 'Asia/Jakarta')::date
  from payment_attempts as attempt join migrated_orders using (order_id), lateral (
    select provider_settled_at as at union all select requested_at from refunds where attempt_id = attempt.id
  ) as moved
  where attempt.account = ${account} and settled_before = 0 and moved.at is not null
    and exists (select from ledger_transactions where key = 'opening:' || attempt.order_id)`

export const reportOf = (base: string, day: string) => `${base.replace(/\/$/, '')}/${day}.csv`

/** Streams a report. @throws {GatewayError} */
export async function* downloadReport(address: string, serverKey: string, onCall: OnCall | undefined) {
  const authorization = `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}`
  const silence = new AbortController()
  // The timeout applies to each piece, since a consumer of a long report writes in between.
  const patience = setTimeout(() => silence.abort(new Error('no answer in time')), TIMEOUT_MS)
  try {
    const response = await fetch(address, {
      headers: { authorization, accept: 'text/csv' },
      redirect: 'error',
      signal: silence.signal,
    })
    await onCall?.({ method: 'GET', address, body: null, status: response.status })
    if (!response.ok) throw new GatewayError(response.status, 'no report')
    for await (const piece of response.body ?? []) {
      patience.refresh()
      yield piece
    }
  } catch (error) {
    if (error instanceof GatewayError) throw error
    await onCall?.({ method: 'GET', address, body: null })
    throw new GatewayError(null, error instanceof Error ? error.message : 'unknown failure')
  } finally {
    clearTimeout(patience)
  }
}
