import { DomainError } from '@jembatan/platform/errors'
import { z } from 'zod'
import type { Database } from '@/db/connect'
import type { Auth } from '../account/auth'
import { announceNewEmail, parseNewEmail } from '../account/change-email'
import { confirmEmail, requestConfirmation } from '../account/confirm-email'
import { listSessionsOf, rememberDevice } from '../account/devices'
import { getAuth } from '../account/get-auth'
import { credentials, customerFields, demoIdentity, newEmail, newName, newPassword, ofLink } from '../account/input'
import { joinAccount } from '../account/join-account'
import { limitConfirmations, limitResets, limitSignIns } from '../account/limit-accounts'
import { type Customer, readCustomer, signOut } from '../account/read-customer'
import { sendResetLink, setPassword } from '../account/reset-password'
import { SignInRefused, signIn, signUp } from '../account/sign-in'
import { composedDemoSignIn } from '../composition/demo-sign-in'
import type { Context } from '../context'
import { address } from '../delivery/input'
import { keepAddress, listAddresses, preferAddress, removeAddress } from '../delivery/saved-addresses'
import { isDemoMode } from '../environment'
import { log } from '../log'
import { getLinks } from '../mail/get-post-office'
import { listOutbox } from '../mail/list-outbox'
import { forgetMovedAddress, listMovedAddresses } from '../moved/moved-addresses'
import { correctData } from '../rights/correct-data'
import { requestDeletion, withdrawDeletion } from '../rights/delete-data'
import { exportData } from '../rights/export-data'
import { readDeletion } from '../rights/read-deletion'
import { limited } from './limited'
import { actProcedure, buyerProcedure, customerProcedure, publicProcedure, router } from './procedure'

const id = z.uuid()

type Enter = { auth: Auth; session: string; before?: (customer: Customer) => Promise<unknown> }

/** Ties the browser to the account that was entered, which takes along what this browser bought and put aside. */
export async function enter({ db, ...browser }: Context, { auth, session, before }: Enter) {
  const customer = await readCustomer({ auth, session })
  if (!customer) throw new SignInRefused()
  await before?.(customer)
  const device = await rememberDevice(db, { customerId: customer.id, device: browser.device })
  const joined = await joinAccount(db, { from: browser.browserHash, to: customer.sessionHash })

  return { session, device, joined }
}

/** What takes longer where somebody has an account is done when the answer is given. */
export function afterTheAnswer(work: () => Promise<unknown>) {
  const failed = (err: unknown) => log.error({ err }, 'a letter was not written')
  void Promise.resolve().then(work).catch(failed)
}

export const accountRouter = router({
  /** Who is signed in; null on a visit without an account. */
  show: publicProcedure.query(({ ctx: { customer } }) =>
    customer
      ? { id: customer.id, name: customer.name, email: customer.email, emailVerified: customer.emailVerified }
      : null,
  ),

  signUp: publicProcedure
    .input(customerFields)
    .concat(limited.signUps)
    .mutation(async ({ ctx, input }) => {
      const auth = getAuth()

      const before = (customer: Customer) =>
        requestConfirmation(ctx.db, { customer, email: customer.email, ...getLinks(), now: ctx.now })

      return enter(ctx, { auth, ...(await signUp({ auth, ...input })), before })
    }),

  signIn: publicProcedure.input(credentials).mutation(async ({ ctx, input }) => {
    const auth = getAuth()
    const opened = await limitSignIns(ctx, { email: input.email, enter: () => signIn({ auth, ...input }) })

    return enter(ctx, { auth, ...opened })
  }),

  /** Whom one may be with a tap; nobody outside a demo. */
  demoIdentities: publicProcedure.query(({ ctx: { db } }) => composedDemoSignIn().list(db)),

  signInAsDemo: publicProcedure.input(demoIdentity).mutation(async ({ ctx, input }) => {
    const auth = getAuth()

    return enter(ctx, { auth, ...(await composedDemoSignIn().signIn({ auth, db: ctx.db, ...input })) })
  }),

  /** Answered before anybody looks for an account, so the time says nothing of one. */
  requestReset: publicProcedure.input(customerFields.pick({ email: true })).mutation(async ({ ctx, input }) => {
    if (await limitResets(ctx, input))
      afterTheAnswer(() => sendResetLink(ctx.db, { auth: getAuth(), ...input, now: ctx.now }))
  }),

  setPassword: publicProcedure
    .input(newPassword)
    .concat(limited.signUps)
    .mutation(({ input }) => setPassword({ auth: getAuth(), ...input })),

  /** Sends the link once more that proves the e-mail of the account. */
  requestConfirmation: customerProcedure.mutation(async ({ ctx: { db, now, customer } }) => {
    if (customer.emailVerified) return
    await limitConfirmations({ db }, { email: customer.email })
    await requestConfirmation(db, { customer, email: customer.email, ...getLinks(), now })
  }),

  changeEmail: customerProcedure.input(newEmail).mutation(async ({ ctx, input: { account, ...input } }) => {
    assertStillFor(ctx, { account })
    const { db, customer, now } = ctx
    const enter = () => parseNewEmail(db, { auth: getAuth(), session: ctx.accountSession ?? '', ...input })
    const email = await limitSignIns(ctx, { email: customer.email, enter })
    await limitConfirmations({ db }, { email })
    await announceNewEmail(db, { customer, email, ...getLinks(), now })
  }),

  confirmEmail: publicProcedure
    .input(ofLink)
    .concat(limited.signUps)
    .mutation(async ({ ctx, input }) => {
      await confirmEmail(ctx.db, { ...input, session: ctx.accountSession, now: ctx.now })
    }),

  signOut: publicProcedure.mutation(({ ctx: { accountSession: session } }) => signOut({ auth: getAuth(), session })),

  /** The letters of this browser, in a demo; null elsewhere. */
  outbox: publicProcedure.query(async ({ ctx: { db, device, sessionHash, browserHash } }) => {
    if (!isDemoMode()) return null
    const sessions = [sessionHash, browserHash].filter((hash) => hash !== null)
    const accounts = device ? await listSessionsOf(db, device) : []

    return listOutbox(db, { sessions: [...new Set(sessions)], accounts, ...getLinks() })
  }),
})

export const addressRouter = router({
  list: publicProcedure.query(({ ctx: { db, sessionHash } }) =>
    sessionHash ? listAddresses(db, { sessionHash }) : [],
  ),

  keep: actProcedure.input(z.object({ id: id.optional(), address })).mutation(async ({ ctx, input }) => {
    const moved = await isMoved(ctx, input.id)
    await keepAddress(ctx, { ...input, id: moved ? undefined : input.id })
    if (moved) await forgetMovedAddress(ctx.db, { ...ctx, id: moved })
  }),

  prefer: actProcedure.input(z.object({ id })).mutation(({ ctx, input }) => preferAddress(ctx, input)),

  remove: actProcedure.input(z.object({ id })).mutation(async ({ ctx, input }) => {
    if (!(await forgetMovedAddress(ctx.db, { ...ctx, ...input }))) await removeAddress(ctx, input)
  }),
})

/** The id of an address that was brought over and is completed now. */
const isMoved = async ({ db, sessionHash }: { db: Database; sessionHash: string }, id?: string) =>
  id && (await listMovedAddresses(db, { sessionHash })).find((address) => address.id === id)?.id

/** The id of the account whose data a page showed; null where it was this browser's. */
const shownFor = z.object({ account: z.string().max(64).nullable() })

/** What was asked for one is not done to the other. @throws {DomainError} `account_changed` where somebody signed in or out meanwhile. */
function assertStillFor({ customer }: Pick<Context, 'customer'>, { account }: z.infer<typeof shownFor>) {
  if ((customer?.id ?? null) !== account)
    throw new DomainError('conflict', 'account_changed', 'somebody signed in or out since the page was shown')
}

/** What a shopper may ask of Pasar about their own data: of the account, or of this browser. */
export const rightsRouter = router({
  show: buyerProcedure.query(({ ctx }) => readDeletion(ctx.db, ctx)),

  export: actProcedure.query(({ ctx }) => exportData(ctx.db, ctx)),

  correct: customerProcedure.input(newName).mutation(async ({ ctx, input: { account, ...input } }) => {
    assertStillFor(ctx, { account })
    await correctData(ctx.db, { ...ctx, ...input, customerId: ctx.customer.id })
  }),

  requestDeletion: actProcedure.input(shownFor).mutation(async ({ ctx, input }) => {
    assertStillFor(ctx, input)
    await requestDeletion(ctx.db, ctx)
  }),

  withdrawDeletion: actProcedure.input(shownFor).mutation(async ({ ctx, input }) => {
    assertStillFor(ctx, input)
    await withdrawDeletion(ctx.db, ctx)
  }),
})
