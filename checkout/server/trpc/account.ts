import { z } from 'zod'
import { changeEmail } from '../account/change-email'
import { confirmEmail, sendConfirmation } from '../account/confirm-email'
import { enter, enterAccount, openAccount } from '../account/enter'
import { getAuth } from '../account/get-auth'
import { credentials, customerFields, demoIdentity, newEmail, newName, newPassword, ofLink } from '../account/input'
import { showCustomer, signOut } from '../account/read-customer'
import { requestReset, setPassword } from '../account/reset-password'
import { showOutbox } from '../account/show-outbox'
import { composedDemoSignIn } from '../composition/demo-sign-in'
import { address } from '../delivery/input'
import { listAddresses, preferAddress } from '../delivery/saved-addresses'
import { completeAddress, dropAddress } from '../migrated/migrated-addresses'
import { correctData } from '../rights/correct-data'
import { requestDeletion, withdrawDeletion } from '../rights/delete-data'
import { exportData } from '../rights/export-data'
import { readDeletion } from '../rights/read-deletion'
import { limited } from './limited'
import { actProcedure, buyerProcedure, customerProcedure, publicProcedure, router, stillSignedIn } from './procedure'

const id = z.uuid()

export const accountRouter = router({
  show: publicProcedure.query(({ ctx }) => showCustomer(ctx)),

  signUp: publicProcedure
    .input(customerFields)
    .concat(limited.signUps)
    .mutation(({ ctx, input }) => openAccount(ctx, input)),

  signIn: publicProcedure.input(credentials).mutation(({ ctx, input }) => enterAccount(ctx, input)),

  /** Identities for a one-tap sign-in; empty outside a demo. */
  demoIdentities: publicProcedure.query(({ ctx }) => composedDemoSignIn().list(ctx)),

  signInAsDemo: publicProcedure
    .input(demoIdentity)
    .mutation(async ({ ctx, input }) =>
      enter(ctx, await composedDemoSignIn().signIn({ ...ctx, auth: getAuth(), now: await ctx.readNow() }, input)),
    ),

  requestReset: publicProcedure
    .input(customerFields.pick({ email: true }))
    .mutation(({ ctx, input }) => requestReset(ctx, input)),

  setPassword: publicProcedure
    .input(newPassword)
    .concat(limited.signUps)
    .mutation(({ input }) => setPassword({ auth: getAuth() }, input)),

  requestConfirmation: customerProcedure.mutation(({ ctx }) => sendConfirmation(ctx)),

  changeEmail: customerProcedure
    .input(newEmail)
    .concat(stillSignedIn)
    .mutation(({ ctx, input }) => changeEmail(ctx, input)),

  confirmEmail: publicProcedure
    .input(ofLink)
    .concat(limited.signUps)
    .mutation(({ ctx, input }) => confirmEmail(ctx, input)),

  signOut: publicProcedure.mutation(({ ctx }) => signOut({ auth: getAuth(), session: ctx.accountSession })),

  outbox: publicProcedure.query(({ ctx }) => showOutbox(ctx)),
})

export const addressRouter = router({
  list: publicProcedure.query(({ ctx }) => listAddresses(ctx)),

  keep: actProcedure
    .input(z.object({ id: id.optional(), address }))
    .mutation(({ ctx, input }) => completeAddress(ctx, input)),

  prefer: actProcedure.input(z.object({ id })).mutation(({ ctx, input }) => preferAddress(ctx, input)),

  remove: actProcedure.input(z.object({ id })).mutation(({ ctx, input }) => dropAddress(ctx, input)),
})

/** Data rights of a buyer: access, correction, deletion. */
export const rightsRouter = router({
  show: buyerProcedure.query(({ ctx }) => readDeletion(ctx)),

  export: actProcedure.query(({ ctx }) => exportData(ctx)),

  correct: customerProcedure
    .input(newName)
    .concat(stillSignedIn)
    .mutation(({ ctx, input }) => correctData(ctx, input)),

  requestDeletion: actProcedure.concat(stillSignedIn).mutation(({ ctx }) => requestDeletion(ctx)),

  withdrawDeletion: actProcedure.concat(stillSignedIn).mutation(({ ctx }) => withdrawDeletion(ctx)),
})
