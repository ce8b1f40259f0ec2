import { DomainError } from '@jembatan/platform/errors'
import { z } from 'zod'
import { getAuth } from '../account/get-auth'
import { customerFields } from '../account/input'
import { limitResets, limitSignIns } from '../account/limit-accounts'
import type { Customer } from '../account/read-customer'
import { isDemoMode } from '../environment'
import { getLinks } from '../mail/get-post-office'
import { listInvitations } from '../mail/list-outbox'
import { claimPerson, enterByClaim } from '../moved/claim-person'
import { findClaim } from '../moved/find-claim'
import { declineClaim } from '../moved/forget-persons'
import { listMovedAddresses } from '../moved/moved-addresses'
import { requestClaim } from '../moved/request-claim'
import { showClaim } from '../moved/show-claim'
import { afterTheAnswer, enter } from './account'
import { limited } from './limited'
import { findOperator } from './operator-procedure'
import { publicProcedure, router } from './procedure'

const token = z.string().max(200)

/** What was brought over from the former shop, for the one person whom it is of. */
export const movedRouter = router({
  /** What a link takes over. Changes nothing. */
  show: publicProcedure.input(z.object({ token })).query(({ ctx, input }) => showClaim(ctx.db, { ...ctx, ...input })),

  /** For somebody who is not signed in: opens the account, or enters the one that has this e-mail. */
  claim: publicProcedure
    .input(z.object({ token, password: z.string() }))
    .concat(limited.signUps)
    .mutation(async ({ ctx, input }) => {
      const { db, now } = ctx
      const { email } = await findClaim(db, { ...input, now })
      const auth = getAuth()
      const { session } = await limitSignIns(ctx, { email, enter: () => enterByClaim(db, { auth, ...input, now }) })
      const before = (customer: Customer) => claimPerson(db, { token: input.token, customer, now })

      return enter(ctx, { auth, session, before })
    }),

  /** For whoever is signed in already, by the same e-mail. */
  join: publicProcedure
    .input(z.object({ token }))
    .concat(limited.signUps)
    .mutation(async ({ ctx, input }) => {
      const { db, now, customer } = ctx
      if (!customer) throw new DomainError('forbidden', 'account_missing', 'nobody is signed in')

      return claimPerson(db, { ...input, customer, now })
    }),

  /** A yes that is taken back. */
  decline: publicProcedure
    .input(z.object({ token }))
    .concat(limited.signUps)
    .mutation(({ ctx, input }) => declineClaim(ctx.db, { ...input, now: ctx.now })),

  request: publicProcedure.input(customerFields.pick({ email: true })).mutation(async ({ ctx, input }) => {
    if (await limitResets(ctx, input))
      afterTheAnswer(() => requestClaim(ctx.db, { ...input, secret: getLinks().secret, now: ctx.now }))
  }),

  /** Addresses that came along and lack what a parcel needs. */
  addresses: publicProcedure.query(({ ctx: { db, customer } }) => (customer ? listMovedAddresses(db, customer) : [])),

  /** In a demo the last letters to those who were brought over, for an operator: a link in them opens a person's orders. */
  invitations: publicProcedure.query(async ({ ctx }) => {
    const letters = isDemoMode() ? await listInvitations(ctx.db, getLinks()) : []

    return (await findOperator(ctx)) ? { letters, hidden: 0 } : { letters: [], hidden: letters.length }
  }),
})
