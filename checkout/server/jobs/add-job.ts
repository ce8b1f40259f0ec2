import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { toMachineTime } from '../clock'

type Job =
  | { task: 'process-notifications'; payload: { providerOrderId: string } }
  | { task: 'reconcile-payment'; payload: { orderId: string; round: number } }
  | { task: 'follow-up-orders'; payload: Record<string, never> }
  | { task: 'check-attempt'; payload: { providerOrderId: string } }

export type TaskName = Job['task']

type When = {
  runAt?: Date
  key?: string
  /** A job of that key that waits already keeps its time. */
  unlessSooner?: boolean
}

/**
 * Queued in the caller's transaction: no job without its change, no change without its job. `runAt` is the shop's time. A
 * key makes it the only one.
 */
export async function addJob(tx: Connection, job: Job & When) {
  await tx.execute(sql`select ${await jobStatement(tx, job)}`)
}

/** What a larger statement selects to add a job. */
export async function jobStatement(tx: Connection, { task, payload, runAt, key, unlessSooner }: Job & When) {
  const due = runAt && (await toMachineTime(tx, runAt))

  return sql`graphile_worker.add_job(
    ${task}::text, ${JSON.stringify(payload)}::json,
    run_at => ${due?.toISOString() ?? null}::timestamptz,
    job_key => ${key ?? null}::text,
    job_key_mode => ${unlessSooner ? 'preserve_run_at' : 'replace'}::text)`
}

/** One job follows up all orders that wait for their payment, and plans itself again. */
export const FOLLOW_UP = { task: 'follow-up-orders', payload: {}, key: 'follow-up-orders' } as const

export const checkKey = (providerOrderId: string) => `check:${providerOrderId}`
export const sweepKey = (providerOrderId: string) => `sweep:${providerOrderId}`
export const notificationsKey = (providerOrderId: string) => `notifications:${providerOrderId}`
export const reconcileKey = (orderId: string) => `reconcile:${orderId}`
