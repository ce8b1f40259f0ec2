import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { customers, movedPersons } from '@/db/schema'
import type { BuyerContext } from '../context'
import type { TypedAddress } from '../delivery/parse-address'
import { keepAddress, removeAddress } from '../delivery/saved-addresses'

type OfAccount = { sessionHash: string }
type Visitor = { db: Connection; customer: OfAccount | null }
type Owner = Pick<BuyerContext, 'db' | 'sessionHash' | 'customer' | 'now'>

/**
 * Lists imported addresses of claimed accounts. The old shop stored no village, which courier
 * prices depend on: the owner completes an address or deletes it.
 */
export async function listMovedAddresses({ db, customer }: Visitor) {
  if (!customer) return []

  return db
    .select({
      id: movedPersons.id,
      recipient: movedPersons.name,
      phone: movedPersons.phone,
      address: movedPersons.address,
    })
    .from(movedPersons)
    .innerJoin(customers, eq(customers.id, movedPersons.claimedBy))
    .where(and(eq(customers.sessionHash, customer.sessionHash), isNotNull(movedPersons.address)))
    .orderBy(asc(movedPersons.claimedAt))
}

/** Saves an address in the book. Completing an imported one removes it from the imported list. */
export async function completeAddress(ctx: Owner, { id, address }: { id?: string; address: TypedAddress }) {
  const moved = id && (await listMovedAddresses(ctx)).find((one) => one.id === id)?.id
  await keepAddress(ctx, { id: moved ? undefined : id, address })
  if (moved) await forgetMovedAddress(ctx.db, { ...ctx, id: moved })
}

/** Deletes an address from the book, or an imported one. @throws {DomainError} `address_missing` */
export async function dropAddress(ctx: Omit<Owner, 'now'>, { id }: { id: string }) {
  if (!(await forgetMovedAddress(ctx.db, { ...ctx, id }))) await removeAddress(ctx, { id })
}

/**
 * Deletes an imported address that is completed or unwanted. Returns false when this account has
 * none by that id.
 */
export async function forgetMovedAddress(db: Connection, { sessionHash, id }: OfAccount & { id: string }) {
  const owner = db.select({ id: customers.id }).from(customers).where(eq(customers.sessionHash, sessionHash))
  const forgotten = await db
    .update(movedPersons)
    .set({ name: null, phone: null, address: null })
    .where(and(eq(movedPersons.id, id), inArray(movedPersons.claimedBy, owner), isNotNull(movedPersons.address)))
    .returning({ id: movedPersons.id })

  return forgotten.length > 0
}
