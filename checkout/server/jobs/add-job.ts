import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { toMachineTime } from '../clock'

type Job =
  | { task: 'reconcile-payment'; payload: { orderId: string; round: number } }
  | { task: 'follow-up-orders'; payload: Record<string, never> }
  | { task: 'check-attempt'; payload: { providerOrderId: string } }
  | { task: 'invite-shoppers'; payload: Record<string, never> }

export type TaskName = Job['task']

type When = { runAt?: Date; key?: string }

/**
 * Queues a job in the caller's transaction, so that job and change commit together. `runAt` is the
 * shop's time. A key allows only one such job.
 */
export async function addJob(tx: Connection, { task, payload, runAt, key }: Job & When) {
  const due = runAt && (await toMachineTime(tx, runAt))

  await tx.execute(sql`select graphile_worker.add_job(
    ${task}::text, ${JSON.stringify(payload)}::json,
    run_at => ${due?.toISOString() ?? null}::timestamptz,
    job_key => ${key ?? null}::text)`)
}

/** One job follows up all unpaid orders and schedules itself again. */
export const FOLLOW_UP = { task: 'follow-up-orders', payload: {}, key: 'follow-up-orders' } as const

export const checkKey = (providerOrderId: string) => `check:${providerOrderId}`
export const sweepKey = (providerOrderId: string) => `sweep:${providerOrderId}`
export const reconcileKey = (orderId: string) => `reconcile:${orderId}`
