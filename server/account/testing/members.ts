import pino from 'pino'
import type { Database } from '@/db/connect'
import { members } from '@/db/schema'
import { openAuth } from '../auth'

export const authOf = (db: Database) =>
  openAuth({
    db,
    log: pino({ level: 'silent' }),
    origin: 'http://ramai.localhost:3000',
    secret: 'ac'.repeat(32),
  })

/** Adds a member without a password, for tests that start signed in. */
export async function addMember(db: Database, handle: string) {
  const at = new Date('2026-11-01T00:00:00Z')
  await db
    .insert(members)
    .values({ id: handle, handle, name: handle, email: `${handle}@simulasi.example`, createdAt: at, updatedAt: at })

  return handle
}
