import { DomainError } from '@jembatan/platform/errors'
import { eq, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { customers, mails, migratedPersons } from '@/db/schema'
import type { Auth } from '../account/auth'
import { enter } from '../account/enter'
import { FieldsRefused } from '../account/fields-refused'
import { getAuth } from '../account/get-auth'
import { customerFields } from '../account/input'
import { limitSignIns } from '../account/limit-accounts'
import type { Customer } from '../account/read-customer'
import { signIn, signUp } from '../account/sign-in'
import { recordEvent } from '../audit/record-event'
import type { Timed, TimedContext } from '../context'
import { hashLinkToken } from '../mail/link-token'
import { findClaim } from './find-claim'

const LONGEST_NAME = 80

type EnterByClaim = { auth: Auth; token: string; password: string; now: Date }

/**
 * Signs in to the account that will claim the orders: creates one with this password, or signs in
 * to the one with the person's email. Claims nothing yet: see `claimPerson`.
 * @throws {FieldsRefused | SignInRefused | DomainError} as `findClaim`.
 */
export async function enterByClaim(db: Database, { auth, token, password, now }: EnterByClaim) {
  const { name, email } = await findClaim(db, { token, now })
  const isKnown = () => db.$count(customers, eq(customers.email, email))
  if (await isKnown()) return signIn({ auth, email, password })
  // An existing account may have a password from an earlier rule; a new one must meet today's.
  const mistake = customerFields.shape.password.safeParse(password).error?.issues[0]
  if (mistake) throw new FieldsRefused({ password: mistake.message })

  return signUp({ auth, name: name.slice(0, LONGEST_NAME), email, password }).catch(async (failure: unknown) => {
    // Two clicks at once: the other one has created the account, so sign in to it.
    if (await isKnown()) return signIn({ auth, email, password })
    throw failure
  })
}

type Visiting = Pick<TimedContext, 'db' | 'address' | 'browserHash' | 'device' | 'now'>
type Claiming = Timed & { customer: Customer }

/**
 * For a guest: creates the account or signs in to the one with this email, and claims everything.
 * @throws {FieldsRefused | SignInRefused | DomainError} as `enterByClaim` and `claimPerson`;
 * `too_many_tries`.
 */
export async function enterAndClaim(ctx: Visiting, { token, password }: { token: string; password: string }) {
  const { db, now } = ctx
  const { email } = await findClaim(db, { token, now })
  const auth = getAuth()
  const opened = await limitSignIns(ctx, { email, enter: () => enterByClaim(db, { auth, token, password, now }) })

  return enter(ctx, opened, (customer) => claimPerson({ db, customer, now }, { token }))
}

/**
 * Moves everything imported of a person to this account. The row's lock decides which of two claims
 * is first; a repeated claim changes nothing.
 * @throws {DomainError} as `findClaim`, and `claim_of_another` for an account with another email.
 */
export function claimPerson({ db, customer, now }: Claiming, { token }: { token: string }) {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ claimedBy: migratedPersons.claimedBy })
      .from(migratedPersons)
      .where(eq(migratedPersons.claimHash, hashLinkToken(token)))
      .for('update')
    if (row?.claimedBy === customer.id) return { orders: 0 }
    const { id, email, address } = await findClaim(tx, { token, now })
    refuseOther(customer, email)

    // An incomplete address stays until it is completed; see `listMigratedAddresses`.
    const forgotten = address ? { email: null } : { email: null, name: null, phone: null }
    await tx
      .update(migratedPersons)
      .set({ ...forgotten, claimedBy: customer.id, claimedAt: now })
      .where(eq(migratedPersons.id, id))
    await tx.delete(mails).where(eq(mails.personId, id))
    // The link was sent to this email, which verifies it.
    await tx.update(customers).set({ emailVerified: true }).where(eq(customers.id, customer.id))
    const orders = await giveOrders(tx, { personId: id, customer })
    await recordEvent(tx, { kind: 'migrated_person_claimed', detail: { orders }, at: now })

    return { orders }
  })
}

type Give = { personId: string; customer: Customer }

/** Open orders notify their buyer; ended ones need no email. */
async function giveOrders(tx: Connection, { personId, customer }: Give) {
  const moved = await tx.execute(sql`
    update orders set session_hash = ${customer.sessionHash},
      email = case when status in ('awaiting_payment', 'confirmed', 'paid', 'packed', 'shipped', 'arrived')
        then ${customer.email} else email end
    from migrated_orders as migrated where migrated.order_id = orders.id and migrated.person_id = ${personId}
    returning orders.id`)

  return moved.length
}

/** @throws {DomainError} `claim_of_another` */
export function refuseOther(customer: Customer | null, email: string) {
  if (customer && customer.email !== email)
    throw new DomainError('forbidden', 'claim_of_another', 'the link was sent to another email')
}
