import { createHash, randomBytes } from 'node:crypto'
import { and, eq, lt } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { memberDevices, members } from '@/db/schema'
import type { Context } from '../context'
import { DEVICE_SECONDS } from './cookies'

const hashDevice = (device: string) => createHash('sha256').update(device).digest('base64url')

/**
 * Remembers that this browser has signed in to the account. Returns the value of its device cookie.
 */
export async function rememberDevice(
  { db, device = newDevice() }: Pick<Context, 'db' | 'device'>,
  { memberId }: { memberId: string },
): Promise<string> {
  const signedInAt = new Date()
  const ended = new Date(signedInAt.getTime() - DEVICE_SECONDS * 1000)
  await db.delete(memberDevices).where(and(eq(memberDevices.memberId, memberId), lt(memberDevices.signedInAt, ended)))
  await db
    .insert(memberDevices)
    .values({ tokenHash: hashDevice(device), memberId, signedInAt })
    .onConflictDoUpdate({ target: [memberDevices.tokenHash, memberDevices.memberId], set: { signedInAt } })

  return device
}

const newDevice = () => randomBytes(32).toString('base64url')

/** Returns the accounts that have signed in from this browser. */
export async function listMembersOf(db: Database, device: string): Promise<string[]> {
  const rows = await db
    .select({ memberId: memberDevices.memberId })
    .from(memberDevices)
    .where(eq(memberDevices.tokenHash, hashDevice(device)))

  return rows.map(({ memberId }) => memberId)
}

/** Returns whether the account with this email has signed in from this browser. */
export async function isDeviceOf(db: Database, { device, email }: { device: string; email: string }) {
  const rows = await db
    .select({ memberId: memberDevices.memberId })
    .from(memberDevices)
    .innerJoin(members, eq(members.id, memberDevices.memberId))
    .where(and(eq(memberDevices.tokenHash, hashDevice(device)), eq(members.email, email)))

  return rows.length > 0
}
