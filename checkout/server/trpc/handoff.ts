import { z } from 'zod'
import { composedVerbs } from '../composition/verbs'
import { limitBadTokens, limitClaims } from '../handoff/limit-tokens'
import { recordPlainLink } from '../handoff/record-plain-link'
import { FORM_REFUSALS, METHODS, recordRefusedForm } from '../handoff/record-refusal'
import { getHandoffSettings } from '../handoff/settings'
import { showHandoff } from '../handoff/show-handoff'
import { publicProcedure, rawProcedure, router } from './procedure'

const arrival = z.object({ token: z.string(), nonce: z.string().nullable() })

export const handoffRouter = router({
  show: rawProcedure
    .input(arrival)
    .mutation(async ({ ctx: { db, now, address }, input }) =>
      limitBadTokens(db, address, async () => showHandoff(db, { ...input, settings: await getHandoffSettings(), now })),
    ),

  /** For what was refused before anybody looked at a token. */
  recordRefusedForm: publicProcedure
    .input(
      z.object({
        code: z.enum(FORM_REFUSALS),
        method: z.string().pipe(z.enum(METHODS)),
        path: z.enum(['/h', '/h/claim']),
        status: z.number().int(),
      }),
    )
    .mutation(({ ctx: { db, now }, input }) => recordRefusedForm({ db, ...input, at: now })),

  recordPlainLink: publicProcedure
    .input(z.object({ sku: z.string().max(64), quantity: z.number().int() }))
    .mutation(({ ctx: { db, now }, input }) => recordPlainLink({ db, ...input, now })),

  claim: rawProcedure.input(arrival.extend({ proof: z.string() })).mutation(async ({ ctx, input }) => {
    await limitClaims(ctx.db, input.nonce)

    return limitBadTokens(ctx.db, ctx.address, async () =>
      composedVerbs().claimHandoff(ctx.db, {
        ...input,
        sessionHash: ctx.sessionHash,
        inAccount: ctx.customer !== null,
        settings: await getHandoffSettings(),
        now: ctx.now,
      }),
    )
  }),
})
