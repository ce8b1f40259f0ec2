import { z } from 'zod'
import { setConsent } from '../consent/consents'
import { PURPOSES } from '../consent/limits'
import { requestDeletion, withdrawDeletion } from '../rights/delete-account'
import { exportData } from '../rights/export-data'
import { showPrivacy } from '../rights/show-privacy'
import { actProcedure, memberProcedure, router } from './procedure'

/** Procedures for a member's own data. */
export const privacy = router({
  show: memberProcedure.query(({ ctx }) => showPrivacy(ctx)),

  consent: actProcedure
    .input(z.object({ purpose: z.enum(PURPOSES), granted: z.boolean() }))
    .mutation(({ ctx, input }) => setConsent(ctx, input)),

  export: actProcedure.query(({ ctx }) => exportData(ctx)),

  requestDeletion: actProcedure.mutation(({ ctx }) => requestDeletion(ctx)),

  withdrawDeletion: actProcedure.mutation(({ ctx }) => withdrawDeletion(ctx)),
})
