import { z } from 'zod'
import { composedVerbs } from '../composition/verbs'
import { limitBadTokens, limitClaims } from '../handoff/limit-tokens'
import { recordPlainLink } from '../handoff/record-plain-link'
import { FORM_REFUSALS, METHODS, recordRefusedForm } from '../handoff/record-refusal'
import { showHandoff } from '../handoff/show-handoff'
import { handoffSettings, publicProcedure, rawProcedure, router } from './procedure'

const arrival = z.object({ token: z.string(), nonce: z.string().nullable() })

export const handoffRouter = router({
  show: rawProcedure
    .input(arrival)
    .use(({ ctx, next }) => limitBadTokens(ctx, next))
    .use(handoffSettings)
    .mutation(({ ctx, input }) => showHandoff(ctx, input)),

  /** For requests that were refused before reading a token. */
  recordRefusedForm: publicProcedure
    .input(
      z.object({
        code: z.enum(FORM_REFUSALS),
        method: z.string().pipe(z.enum(METHODS)),
        path: z.enum(['/h', '/h/claim']),
        status: z.number().int(),
      }),
    )
    .mutation(({ ctx, input }) => recordRefusedForm(ctx, input)),

  recordPlainLink: publicProcedure
    .input(z.object({ sku: z.string().max(64), quantity: z.number().int() }))
    .mutation(({ ctx, input }) => recordPlainLink(ctx, input)),

  claim: rawProcedure
    .input(arrival.extend({ proof: z.string() }))
    .use(({ ctx, input, next }) => limitClaims(ctx, input).then(() => next()))
    .use(({ ctx, next }) => limitBadTokens(ctx, next))
    .use(handoffSettings)
    .mutation(({ ctx, input }) => composedVerbs().claimHandoff(ctx, input)),
})
