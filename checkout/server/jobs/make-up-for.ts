import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { CRONTAB } from './crontab'

const MINUTE_MS = 60_000

/** The clock went ahead, past moments at which something is done regularly: each of those is done now, once. */
export async function makeUpFor(tx: Connection, passed: { from: Date; to: Date }) {
  for (const task of missedBetween(passed))
    await tx.execute(sql`select graphile_worker.add_job(${task}, '{}'::json, job_key => ${`missed:${task}`})`)
}

/** By the crontab, which names each minute, or one minute of each day. */
export function missedBetween({ from, to }: { from: Date; to: Date }): string[] {
  const lines = CRONTAB.trim()
    .split('\n')
    .map((line) => line.trim().split(' '))

  return lines
    .filter(([minute = '', hour = '']) => nextAfter(from, { minute, hour }) <= to)
    .map(([, , , , , task = '']) => task)
}

function nextAfter(from: Date, { minute, hour }: { minute: string; hour: string }): Date {
  if (hour === '*') return new Date((Math.floor(from.getTime() / MINUTE_MS) + 1) * MINUTE_MS)
  const next = new Date(from)
  next.setUTCHours(Number(hour), Number(minute), 0, 0)
  if (next <= from) next.setUTCDate(next.getUTCDate() + 1)

  return next
}
