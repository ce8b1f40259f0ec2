import { createHmac } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { customers } from '@/db/schema'
import type { Auth } from '../account/auth'
import { SignInRefused } from '../account/sign-in'
import type { Context, Timed } from '../context'
import { placeDemoOrders } from './place-demo-orders'

/**
 * Seed customers that a presenter can act as. They have no password, so this is the only way to
 * sign in as them.
 */
const IDS = ['pembeli-maya', 'pembeli-hendra']

/** Has ordered before; the other identity has not. */
const REGULAR = 'pembeli-hendra'

export const listDemoIdentities = ({ db }: { db: Connection }) =>
  db
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(inArray(customers.id, IDS))
    .orderBy(customers.name)

type Staging = { auth: Auth } & Timed & Pick<Context, 'language'>

/** @throws {SignInRefused} for a customer who is no demo identity. */
export async function signInAsDemo({ auth, ...ctx }: Staging, { id }: { id: string }): Promise<{ session: string }> {
  const [customer] = IDS.includes(id)
    ? await ctx.db.select({ id: customers.id }).from(customers).where(eq(customers.id, id))
    : []
  if (!customer) throw new SignInRefused()
  if (customer.id === REGULAR) await placeDemoOrders(ctx, { customerId: customer.id })
  const { internalAdapter, secret } = await auth.$context
  const session = await internalAdapter.createSession(customer.id)

  return { session: `${session.token}.${signatureOf(session.token, secret)}` }
}

/** Signs the cookie as better-auth does after a password sign-in. */
const signatureOf = (token: string, secret: string) => createHmac('sha256', secret).update(token).digest('base64')
