import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { customers, migratedPersons } from '@/db/schema'
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
export async function listMigratedAddresses({ db, customer }: Visitor) {
  if (!customer) return []

  return db
    .select({
      id: migratedPersons.id,
      recipient: migratedPersons.name,
      phone: migratedPersons.phone,
      address: migratedPersons.address,
    })
    .from(migratedPersons)
    .innerJoin(customers, eq(customers.id, migratedPersons.claimedBy))
    .where(and(eq(customers.sessionHash, customer.sessionHash), isNotNull(migratedPersons.address)))
    .orderBy(asc(migratedPersons.claimedAt))
}

/** Saves an address in the book. Completing an imported one removes it from the imported list. */
export async function completeAddress(ctx: Owner, { id, address }: { id?: string; address: TypedAddress }) {
  const migrated = id && (await listMigratedAddresses(ctx)).find((one) => one.id === id)?.id
  await keepAddress(ctx, { id: migrated ? undefined : id, address })
  if (migrated) await forgetMigratedAddress(ctx.db, { ...ctx, id: migrated })
}

/** Deletes an address from the book, or an imported one. @throws {DomainError} `address_missing` */
export async function dropAddress(ctx: Omit<Owner, 'now'>, { id }: { id: string }) {
  if (!(await forgetMigratedAddress(ctx.db, { ...ctx, id }))) await removeAddress(ctx, { id })
}

/**
 * Deletes an imported address that is completed or unwanted. Returns false when this account has
 * none by that id.
 */
export async function forgetMigratedAddress(db: Connection, { sessionHash, id }: OfAccount & { id: string }) {
  const owner = db.select({ id: customers.id }).from(customers).where(eq(customers.sessionHash, sessionHash))
  const forgotten = await db
    .update(migratedPersons)
    .set({ name: null, phone: null, address: null })
    .where(
      and(eq(migratedPersons.id, id), inArray(migratedPersons.claimedBy, owner), isNotNull(migratedPersons.address)),
    )
    .returning({ id: migratedPersons.id })

  return forgotten.length > 0
}
