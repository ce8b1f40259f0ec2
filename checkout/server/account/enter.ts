import type { TimedContext } from '../context'
import { getLinks } from '../mail/get-post-office'
import { requestConfirmation } from './confirm-email'
import { rememberDevice } from './devices'
import { getAuth } from './get-auth'
import { joinAccount } from './join-account'
import { limitSignIns } from './limit-accounts'
import { type Customer, readCustomer } from './read-customer'
import { SignInRefused, signIn, signUp } from './sign-in'

type Browser = Pick<TimedContext, 'db' | 'browserHash' | 'device'>
type Opened = { session: string }
type Credentials = { email: string; password: string }

/** Ties the browser to the account, and moves the browser's orders, baskets and cart to it. */
export async function enter(
  { db, browserHash, device: previous }: Browser,
  { session }: Opened,
  before?: (customer: Customer) => Promise<unknown>,
) {
  const customer = await readCustomer({ auth: getAuth(), session })
  if (!customer) throw new SignInRefused()
  await before?.(customer)
  const device = await rememberDevice(db, { customerId: customer.id, device: previous })
  const joined = await joinAccount(db, { from: browserHash, to: customer.sessionHash })

  return { session, device, joined }
}

/** Creates an account and queues its confirmation mail. @throws {FieldsRefused} */
export async function openAccount(
  ctx: Browser & Pick<TimedContext, 'now'>,
  { name, email, password }: Credentials & { name: string },
) {
  const { db, now } = ctx
  const opened = await signUp({ auth: getAuth(), name, email, password })

  return enter(ctx, opened, (customer) =>
    requestConfirmation(db, { customer, email: customer.email, ...getLinks(), now }),
  )
}

/** Signs in with a password. @throws {SignInRefused}; {DomainError} `too_many_tries` */
export async function enterAccount(ctx: Browser & Pick<TimedContext, 'address'>, { email, password }: Credentials) {
  const auth = getAuth()

  return enter(ctx, await limitSignIns(ctx, { email, enter: () => signIn({ auth, email, password }) }))
}
