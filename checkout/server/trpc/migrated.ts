import { z } from 'zod'
import { customerFields } from '../account/input'
import { claimPerson, enterAndClaim } from '../migrated/claim-person'
import { declineClaim } from '../migrated/forget-persons'
import { listMigratedAddresses } from '../migrated/migrated-addresses'
import { requestClaim } from '../migrated/request-claim'
import { showClaim } from '../migrated/show-claim'
import { showInvitations } from '../migrated/show-invitations'
import { limited } from './limited'
import { findOperator } from './operator-procedure'
import { findCustomer, publicProcedure, router } from './procedure'

const token = z.string().max(200)
const ofToken = z.object({ token })

/** Imported data of the old shop, for the person it belongs to. */
export const migratedRouter = router({
  show: publicProcedure.input(ofToken).query(({ ctx, input }) => showClaim(ctx, input)),

  claim: publicProcedure
    .input(ofToken.extend({ password: z.string() }))
    .concat(limited.signUps)
    .mutation(({ ctx, input }) => enterAndClaim(ctx, input)),

  /** For a signed-in customer with the same email. */
  join: publicProcedure
    .input(ofToken)
    .concat(limited.signUps)
    .use(findCustomer)
    .mutation(({ ctx, input }) => claimPerson(ctx, input)),

  /** Withdraws the consent. */
  decline: publicProcedure
    .input(ofToken)
    .concat(limited.signUps)
    .mutation(({ ctx, input }) => declineClaim(ctx, input)),

  request: publicProcedure
    .input(customerFields.pick({ email: true }))
    .mutation(({ ctx, input }) => requestClaim(ctx, input)),

  addresses: publicProcedure.query(({ ctx }) => listMigratedAddresses(ctx)),

  invitations: publicProcedure
    .use(async ({ ctx, next }) => next({ ctx: { isOperator: (await findOperator(ctx)) !== undefined } }))
    .query(({ ctx }) => showInvitations(ctx)),
})
