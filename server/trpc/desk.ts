import { DomainError } from '@jembatan/platform/errors'
import { z } from 'zod'
import { parseFields } from '../account/member-fields'
import { readCatalogueKeys } from '../catalogue/load-catalogue'
import { applyUpload, discardUpload, goBack, showCatalogue, uploadCatalogue } from '../catalogue/operate-catalogue'
import { answerComplaint } from '../complaints/answer-complaint'
import { COMPLAINT_FILTERS, listComplaints, showComplaint } from '../complaints/list-complaints'
import { endAllSessions, endSession, findSession } from '../desk/operator-sessions'
import { showCaseWithUploads } from '../desk/show-case'
import { signInToDesk } from '../desk/sign-in'
import { summarizeDesk } from '../desk/summarize'
import { getEnvironment } from '../environment'
import { cursorSchema, uuidCursorSchema } from '../feed/cursor'
import { decideCase } from '../moderation/change-case'
import { TAKEDOWN_REASONS } from '../moderation/limits'
import { CASE_FILTERS, listCases } from '../moderation/list-cases'
import { procedure, router } from './procedure'

const PAGE = 20
const LARGEST_CATALOGUE = 5 * 1024 * 1024

/** For who works at Ramai: needs a valid operator session. */
const operator = procedure.use(async ({ ctx, next }) => {
  if (!(await findSession({ ...ctx, key: getEnvironment().RAMAI_DESK_KEY, token: ctx.operatorSession })))
    throw new DomainError('forbidden', 'operator_session_missing', 'no valid operator session')

  return next()
})

const note = z.string().trim().min(10, 'note_too_short').max(1000, 'note_too_long')
const takedownFields = z.object({ reason: z.enum(TAKEDOWN_REASONS, 'reason_missing'), note })
const answerFields = z.object({ answer: note })
/** Longer than anything that is taken; what is wrong within is said at its field. */
const typed = z.string().max(10_000)

/** As it stands in an address or a form. */
const ticketId = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1)

const ofShop = operator.input(z.object({ shop: z.string().max(32) })).use(async ({ ctx, input, next }) => {
  const shop = ctx.shops.find(({ id }) => id === input.shop)
  if (!shop) throw new DomainError('not_found', 'shop_unknown', `There is no shop ${input.shop}.`)

  return next({ ctx: { shop: shop.id, keys: await readCatalogueKeys(shop) } })
})

export const desk = router({
  signIn: procedure
    .input(z.object({ key: z.string().max(1000), address: z.string() }))
    .mutation(({ ctx, input }) => signInToDesk({ ...ctx, deskKey: getEnvironment().RAMAI_DESK_KEY }, input)),

  signOut: procedure.mutation(({ ctx }) =>
    endSession({ ...ctx, key: getEnvironment().RAMAI_DESK_KEY, token: ctx.operatorSession }),
  ),

  endAllSessions: operator.mutation(({ ctx }) => endAllSessions(ctx)),

  summary: operator.query(({ ctx }) => summarizeDesk(ctx)),

  cases: operator
    .input(z.object({ show: z.enum(CASE_FILTERS), cursor: uuidCursorSchema }))
    .query(({ ctx, input }) => listCases(ctx, { ...input, limit: PAGE })),

  case: operator.input(z.object({ id: z.uuid() })).query(({ ctx, input }) => showCaseWithUploads(ctx, input)),

  keep: operator
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => decideCase(ctx, { id: input.id, change: 'keep', words: {} })),

  takeDown: operator
    .input(z.object({ id: z.uuid(), reason: typed, note: typed }))
    .mutation(({ ctx, input }) =>
      decideCase(ctx, { id: input.id, change: 'take_down', words: parseFields(takedownFields, input) }),
    ),

  answerAppeal: operator
    .input(z.object({ id: z.uuid(), change: z.enum(['uphold', 'restore']), answer: typed }))
    .mutation(({ ctx, input }) =>
      decideCase(ctx, { id: input.id, change: input.change, words: parseFields(answerFields, input) }),
    ),

  complaints: operator
    .input(z.object({ show: z.enum(COMPLAINT_FILTERS), cursor: cursorSchema }))
    .query(({ ctx, input }) => listComplaints(ctx, { ...input, limit: PAGE })),

  complaint: operator.input(z.object({ id: ticketId })).query(({ ctx, input }) => showComplaint(ctx, input)),

  answerComplaint: operator
    .input(z.object({ id: ticketId, answer: typed }))
    .mutation(({ ctx, input }) => answerComplaint(ctx, { id: input.id, ...parseFields(answerFields, input) })),

  shops: operator.query(({ ctx }) => ctx.shops.map(({ id, name }) => ({ id, name }))),

  catalogue: ofShop.query(({ ctx }) => showCatalogue(ctx)),

  uploadCatalogue: ofShop
    .input(z.object({ text: z.string().max(LARGEST_CATALOGUE) }))
    .mutation(({ ctx, input }) => uploadCatalogue(ctx, input)),

  applyCatalogue: ofShop.input(z.object({ id: z.uuid() })).mutation(({ ctx, input }) => applyUpload(ctx, input)),

  discardCatalogue: ofShop.input(z.object({ id: z.uuid() })).mutation(({ ctx, input }) => discardUpload(ctx, input)),

  goBack: ofShop.input(z.object({ from: z.coerce.number().int() })).mutation(({ ctx, input }) => goBack(ctx, input)),
})
