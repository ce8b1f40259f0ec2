import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { GatewayError } from '../payment/gateway/gateway-error'
import type { OnCall } from '../payment/gateway/record-call'
import { importSettlement } from './import-settlement'

const TIMEOUT_MS = 15_000
/** For how many days a report that could not be fetched is still requested. */
const AT_MOST_DAYS = 31

type FetchSettlement = {
  /** Where the gateway keeps its reports, one a day. */
  base: string
  serverKey: string
  now: Date
  onCall?: OnCall
}

/**
 * Fetches the gateway's report of yesterday, as Jakarta's calendar has it, and those of days before that are still to be read: a
 * night may pass without a worker or without the gateway. Reads them from the oldest on.
 * @throws {GatewayError | DomainError} when one is not to be had or not to be read; those of other days are read all the same.
 */
export async function fetchSettlement(db: Database, { base, serverKey, now, onCall }: FetchSettlement) {
  const failures: unknown[] = []
  for (const day of await listDaysToRead(db, now)) {
    try {
      const csv = await download(`${base.replace(/\/$/, '')}/${day}.csv`, serverKey, onCall)
      await importSettlement(db, { csv, day, now })
    } catch (error) {
      // A gateway that does not answer would not answer for the other days either.
      if (error instanceof GatewayError && !error.isRefusal) throw error
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

/** Since the first order. Each is read the day after and once more a day later: lines may come late, and clocks differ. */
async function listDaysToRead(db: Connection, now: Date) {
  const days = await db.execute<{ day: string }>(sql`
    with yesterday as (
      select (${now.toISOString()}::timestamptz at time zone 'Asia/Jakarta')::date - 1 as day
    ), since as (
      select (coalesce(min(placed_at), 'infinity') at time zone 'Asia/Jakarta')::date as day from orders
    )
    select to_char(each.day, 'YYYY-MM-DD') as day
    from yesterday, since, generate_series(
      least(yesterday.day, greatest(since.day, yesterday.day - ${AT_MOST_DAYS - 1}::int)), yesterday.day, '1 day'
    ) as each (day)
    where not exists (
      select 1 from settlement_imports
      where day = each.day::date
        and (imported_at at time zone 'Asia/Jakarta')::date >= least(each.day::date + 2, yesterday.day + 1)
    )
    order by each.day`)

  return days.map(({ day }) => day)
}

async function download(address: string, serverKey: string, onCall: OnCall | undefined) {
  const authorization = `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}`
  try {
    const response = await fetch(address, {
      headers: { authorization, accept: 'text/csv' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await onCall?.({ method: 'GET', address, body: null, status: response.status })
    if (!response.ok) throw new GatewayError(response.status, 'no report')

    return await response.text()
  } catch (error) {
    if (error instanceof GatewayError) throw error
    await onCall?.({ method: 'GET', address, body: null })
    throw new GatewayError(null, error instanceof Error ? error.message : 'unknown failure')
  }
}
