import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type CronTask, DAILY, EVERY_MINUTE } from './crontab'

const MINUTE_MS = 60_000

/** After the clock was advanced: runs each scheduled task of the skipped period once. */
export async function runMissedCrons(tx: Connection, passed: { from: Date; to: Date }) {
  for (const task of missedBetween(passed))
    await tx.execute(sql`select graphile_worker.add_job(${task}, '{}'::json, job_key => ${`missed:${task}`})`)
}

/** Returns the scheduled tasks that were due in between, each once. */
export function missedBetween({ from, to }: { from: Date; to: Date }): CronTask[] {
  const daily = DAILY.filter((due) => nextTimeOf(from, due) <= to).map(({ task }) => task)

  return nextMinute(from) <= to ? [...EVERY_MINUTE, ...daily] : daily
}

const nextMinute = (from: Date) => new Date((Math.floor(from.getTime() / MINUTE_MS) + 1) * MINUTE_MS)

function nextTimeOf(from: Date, { hour, minute }: { hour: number; minute: number }): Date {
  const next = new Date(from)
  next.setUTCHours(hour, minute, 0, 0)
  if (next <= from) next.setUTCDate(next.getUTCDate() + 1)

  return next
}
