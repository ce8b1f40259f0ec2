import { createHash, randomBytes } from 'node:crypto'
import { and, eq, isNull, lt } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { customerDevices, customers } from '@/db/schema'
import { DEVICE_SECONDS } from './limits'

export const hashDevice = (device: string) => createHash('sha256').update(device).digest('base64url')

type Remember = { customerId: string; device: string | undefined }

/** Ties a browser to an account that signed in there. Returns the value of its device cookie. */
export async function rememberDevice(db: Database, { customerId, device = newDevice() }: Remember): Promise<string> {
  const signedInAt = new Date()
  const ended = new Date(signedInAt.getTime() - DEVICE_SECONDS * 1000)
  await db
    .delete(customerDevices)
    .where(and(eq(customerDevices.customerId, customerId), lt(customerDevices.signedInAt, ended)))
  await db
    .insert(customerDevices)
    .values({ tokenHash: hashDevice(device), customerId, signedInAt })
    .onConflictDoUpdate({
      target: [customerDevices.tokenHash, customerDevices.customerId],
      set: { signedInAt, trustEndedAt: null },
    })

  return device
}

const newDevice = () => randomBytes(32).toString('base64url')

const isTrusted = (device: string) =>
  and(eq(customerDevices.tokenHash, hashDevice(device)), isNull(customerDevices.trustEndedAt))

/** Returns the session hashes of the accounts that signed in on this device, for its outbox. */
export async function listSessionsOf(db: Database, device: string): Promise<string[]> {
  const rows = await db
    .select({ sessionHash: customers.sessionHash })
    .from(customerDevices)
    .innerJoin(customers, eq(customers.id, customerDevices.customerId))
    .where(isTrusted(device))

  return rows.map(({ sessionHash }) => sessionHash)
}

/** True when the account with this email has signed in on this device before. */
export async function isDeviceOf(db: Database, { device, email }: { device: string; email: string }) {
  const rows = await db
    .select({ customerId: customerDevices.customerId })
    .from(customerDevices)
    .innerJoin(customers, eq(customers.id, customerDevices.customerId))
    .where(and(isTrusted(device), eq(customers.email, email)))

  return rows.length > 0
}
