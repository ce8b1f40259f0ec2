import { consentTexts } from '@jembatan/contract/consent'
import { count, eq } from 'drizzle-orm'
import { customers, migratedOrders } from '@/db/schema'
import type { TimedContext } from '../context'
import { formatPhone } from '../delivery/format-phone'
import { refuseOther } from './claim-person'
import { findClaim } from './find-claim'

type Visitor = Pick<TimedContext, 'db' | 'customer' | 'now'>

/**
 * Returns the orders that this link claims, and the account to use. Changes nothing.
 * @throws {DomainError} as `findClaim`, and `claim_of_another` where another customer is signed in.
 */
export async function showClaim({ db, customer, now }: Visitor, { token }: { token: string }) {
  const { id, consentText, consentAt, expiresAt, ...person } = await findClaim(db, { token, now })
  const { name, email, phone, address } = person
  refuseOther(customer, email)
  const [[orders], [account]] = await Promise.all([
    db.select({ count: count() }).from(migratedOrders).where(eq(migratedOrders.personId, id)),
    db.select({ id: customers.id }).from(customers).where(eq(customers.email, email)),
  ])

  return {
    name,
    email,
    phone: phone && formatPhone(phone),
    address,
    orders: orders?.count ?? 0,
    expiresAt: expiresAt.toISOString(),
    consent: { version: consentText, at: consentAt.toISOString(), text: consentTexts[consentText] ?? null },
    way: customer ? ('join' as const) : account ? ('sign_in' as const) : ('sign_up' as const),
  }
}
