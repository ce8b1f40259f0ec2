import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants } from '@/db/schema'
import { type Merchant, readServerKey } from './authenticate'

/**
 * The time for which the replaced key is accepted, so that every process of a shop gets the new
 * one.
 */
export const HOURS_OF_PREVIOUS_KEY = 24

type Called = { merchant: Merchant | undefined; authorization: string | null }

/**
 * Replaces the server key if the merchant calls with the next one: notifications are signed with it
 * from now on. Returns whether the merchant's row is another one than before.
 */
export async function confirmServerKey(db: Connection, { merchant, authorization }: Called): Promise<boolean> {
  const next = merchant?.nextServerKey
  if (!next || readServerKey(authorization) !== next) return false
  // A concurrent call may have confirmed the key already.
  await db
    .update(merchants)
    .set({
      serverKey: next,
      nextServerKey: null,
      serverKeyEndsAt: null,
      previousServerKey: sql`server_key`,
      previousKeyEndsAt: sql`now() + make_interval(hours => ${HOURS_OF_PREVIOUS_KEY}::int)`,
    })
    .where(and(eq(merchants.id, merchant.id), eq(merchants.nextServerKey, next)))

  return true
}
