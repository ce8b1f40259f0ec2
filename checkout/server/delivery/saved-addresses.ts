import { DomainError } from '@jembatan/platform/errors'
import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { areas, savedAddresses } from '@/db/schema'
import type { Buyer, TimelessBuyer } from '../context'
import { MOST_ADDRESSES } from './limits'
import { MAIN_FIRST } from './main-first'
import { parseAddress, type TypedAddress } from './parse-address'

type OfShopper = { sessionHash: string }
type One = OfShopper & { id: string }

const { sessionHash: _, areaId: __, usedAt: ___, preferredAt, ...columns } = getTableColumns(savedAddresses)

/**
 * Lists the addresses of a session or account: the preferred one first, then by last use. Books
 * from before the limit are listed whole.
 */
export async function listAddresses({ db, sessionHash }: { db: Connection; sessionHash: string | null }) {
  if (!sessionHash) return []

  return db
    .select({ ...columns, area: areas, preferred: sql<boolean>`${preferredAt} is not null` })
    .from(savedAddresses)
    .innerJoin(areas, eq(areas.id, savedAddresses.areaId))
    .where(eq(savedAddresses.sessionHash, sessionHash))
    .orderBy(...MAIN_FIRST)
}

export type SavedAddress = Awaited<ReturnType<typeof listAddresses>>[number]

type Keep = { id?: string; address: TypedAddress }

/**
 * Saves a new address, or changes the one with this id.
 * @throws {DomainError} `address_invalid` with an error code by field; `address_missing` for
 * another session's; `addresses_full` when the book is full.
 */
export async function keepAddress({ db, sessionHash, now }: Buyer, { id, address }: Keep) {
  const { areaId, ...parsed } = parseAddress(address)
  const [area] = await db.select({ id: areas.id }).from(areas).where(eq(areas.id, areaId))
  if (!area) throw new DomainError('invalid', 'address_invalid', 'no such area', { areaId: 'missing' })
  const values = { ...parsed, areaId, usedAt: now }

  await db.transaction(async (tx) => {
    // Serialises additions: each must count the previous ones.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`addresses ${sessionHash}`}))`)
    if (id) await findOrThrow(tx, { sessionHash, id })
    const before = await countAddresses(tx, sessionHash)
    const [row] = await tx
      .insert(savedAddresses)
      .values({ ...values, sessionHash })
      .onConflictDoUpdate({ target: ONCE, set: values })
      .returning({ id: savedAddresses.id })
    if (!id && (await countAddresses(tx, sessionHash)) > Math.max(before, MOST_ADDRESSES)) throw full()
    if (!id || id === row?.id) return

    // A change of the identifying fields inserts a new row, which replaces the old one.
    const [previous] = await tx.delete(savedAddresses).where(own({ sessionHash, id })).returning()
    if (!row || !previous?.preferredAt) return
    await tx
      .update(savedAddresses)
      .set({ preferredAt: previous.preferredAt })
      .where(own({ sessionHash, id: row.id }))
  })
}

const countAddresses = (db: Connection, sessionHash: string) =>
  db.$count(savedAddresses, eq(savedAddresses.sessionHash, sessionHash))

const full = () =>
  new DomainError('conflict', 'addresses_full', 'the address book holds as many as it may', { most: MOST_ADDRESSES })

const ONCE = [
  savedAddresses.sessionHash,
  savedAddresses.recipient,
  savedAddresses.phone,
  savedAddresses.areaId,
  savedAddresses.street,
]

/** @throws {DomainError} `address_missing` */
export async function preferAddress({ db, now, sessionHash }: Buyer, { id }: Pick<One, 'id'>) {
  const one = { sessionHash, id }
  const changed = await db
    .update(savedAddresses)
    .set({ preferredAt: now })
    .where(own(one))
    .returning({ id: savedAddresses.id })
  if (changed.length === 0) throw missing()
}

/** @throws {DomainError} `address_missing` */
export async function removeAddress({ db, sessionHash }: TimelessBuyer, { id }: Pick<One, 'id'>) {
  const one = { sessionHash, id }
  const removed = await db.delete(savedAddresses).where(own(one)).returning({ id: savedAddresses.id })
  if (removed.length === 0) throw missing()
}

/** @throws {DomainError} `address_missing`, also for another session's address. */
export async function findOrThrow(db: Connection, one: One) {
  const [row] = await db.select().from(savedAddresses).where(own(one))
  if (!row) throw missing()

  return row
}

const own = ({ sessionHash, id }: One) => and(eq(savedAddresses.id, id), eq(savedAddresses.sessionHash, sessionHash))

const missing = () => new DomainError('not_found', 'address_missing', 'this shopper has no such address')
