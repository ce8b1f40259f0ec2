import { z } from 'zod'
import { grantedPurposes, listConsents, PURPOSES, setConsent } from '../consent/consents'
import { correctData } from '../rights/correct-data'
import { requestDeletion, withdrawDeletion } from '../rights/delete-account'
import { exportData } from '../rights/export-data'
import { memberProcedure, router } from './procedure'

/** The door bounds its length; what is wrong with it is said at its field. */
const typed = z.string()

/** What a member may ask of Ramai about their own data. */
export const privacy = router({
  show: memberProcedure.query(async ({ ctx: { db, member } }) => ({
    member,
    granted: await grantedPurposes(db, member.id),
    changes: await listConsents(db, member.id),
  })),

  consent: memberProcedure
    .input(z.object({ purpose: z.enum(PURPOSES), granted: z.boolean() }))
    .mutation(({ ctx, input }) => setConsent(ctx.db, { ...ctx, ...input })),

  export: memberProcedure.query(({ ctx }) => exportData(ctx.db, ctx)),

  correct: memberProcedure
    .input(z.object({ name: typed, email: typed }))
    .mutation(({ ctx, input }) => correctData(ctx.db, { ...ctx, ...input })),

  requestDeletion: memberProcedure.mutation(({ ctx }) => requestDeletion(ctx.db, ctx)),

  withdrawDeletion: memberProcedure.mutation(({ ctx }) => withdrawDeletion(ctx.db, ctx)),
})
