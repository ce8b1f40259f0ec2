import { DomainError } from '@jembatan/platform/errors'
import { z } from 'zod'
import { ofOneShop, versionChange, waitingUpload } from '../catalogue/input'
import { readCatalogueKeys } from '../catalogue/load-catalogue'
import { applyUpload, discardUpload, goBack, showCatalogue, uploadCatalogue } from '../catalogue/operate-catalogue'
import { answerComplaint } from '../complaints/answer-complaint'
import { COMPLAINT_FILTERS, listComplaints, showComplaint } from '../complaints/list-complaints'
import { signIn, ticketId } from '../desk/input'
import { endAllSessions, endSession, findOperator } from '../desk/operator-sessions'
import { showWholeCase } from '../desk/show-case'
import { signInToDesk } from '../desk/sign-in'
import { summarizeDesk } from '../desk/summarize'
import { getEnvironment } from '../environment'
import { cursorSchema, uuidCursorSchema } from '../feed/cursor'
import { findReportedFile } from '../media/list-reported'
import { getMediaStore } from '../media/media-store'
import { assignCase } from '../moderation/assign-case'
import { decideCase } from '../moderation/change-case'
import { answer, appealAnswer, assignment, ofCase, takedown } from '../moderation/input'
import { CASE_FILTERS, CASE_KINDS, CASE_QUEUES } from '../moderation/limits'
import { listCases } from '../moderation/list-cases'
import { undoDecision } from '../moderation/undo-decision'
import { procedure, router } from './procedure'

const PAGE = 20
const LARGEST_CATALOGUE = 5 * 1024 * 1024

/** Requires a valid operator session. */
const operator = procedure.use(async ({ ctx, next }) => {
  const moderator = await findOperator(ctx, { key: getEnvironment().RAMAI_DESK_KEY, token: ctx.operatorSession })
  if (moderator === undefined)
    throw new DomainError('forbidden', 'operator_session_missing', 'no valid operator session')

  return next({ ctx: { moderator } })
})

const ofShop = operator.input(ofOneShop).use(async ({ ctx, input, next }) => {
  const shop = ctx.shops.find(({ id }) => id === input.shop)
  if (!shop) throw new DomainError('not_found', 'shop_unknown', `There is no shop ${input.shop}.`)

  return next({ ctx: { shop: shop.id, keys: await readCatalogueKeys(shop) } })
})

export const desk = router({
  signIn: procedure
    .input(signIn)
    .mutation(({ ctx, input }) => signInToDesk({ ...ctx, deskKey: getEnvironment().RAMAI_DESK_KEY }, input)),

  signOut: procedure.mutation(({ ctx }) =>
    endSession(ctx, { key: getEnvironment().RAMAI_DESK_KEY, token: ctx.operatorSession }),
  ),

  endAllSessions: operator.mutation(({ ctx }) => endAllSessions(ctx)),

  summary: operator.query(({ ctx }) => summarizeDesk(ctx)),

  cases: operator
    .input(
      z.object({
        show: z.enum(CASE_FILTERS),
        kind: z.enum(CASE_KINDS),
        queue: z.enum(CASE_QUEUES),
        cursor: uuidCursorSchema,
      }),
    )
    .query(({ ctx, input }) => listCases(ctx, { ...input, moderator: ctx.moderator, limit: PAGE })),

  case: operator.input(ofCase).query(async ({ ctx, input }) => ({
    ...(await showWholeCase(ctx, input)),
    moderator: ctx.moderator,
  })),

  file: operator
    .input(ofCase.extend({ media: z.string(), file: z.string() }))
    .query(({ ctx, input: { id, ...file } }) =>
      findReportedFile({ db: ctx.db, store: getMediaStore() }, { caseId: id, ...file }),
    ),

  assign: operator
    .input(assignment)
    .mutation(({ ctx, input: { id, from, take } }) =>
      assignCase(ctx, { id, from: from || null, to: take === 'yes' ? ctx.moderator : null }),
    ),

  undo: operator.input(ofCase).mutation(({ ctx, input }) => undoDecision(ctx, input)),

  keep: operator
    .input(ofCase)
    .mutation(({ ctx, input }) => decideCase(ctx, { id: input.id, change: 'keep', words: {} })),

  takeDown: operator
    .input(takedown.extend({ id: z.uuid() }))
    .mutation(({ ctx, input: { id, ...words } }) => decideCase(ctx, { id, change: 'take_down', words })),

  answerAppeal: operator
    .input(appealAnswer)
    .mutation(({ ctx, input: { id, decision, answer } }) =>
      decideCase(ctx, { id, change: decision, words: { answer } }),
    ),

  complaints: operator
    .input(z.object({ show: z.enum(COMPLAINT_FILTERS), cursor: cursorSchema }))
    .query(({ ctx, input }) => listComplaints(ctx, { ...input, limit: PAGE })),

  complaint: operator.input(z.object({ id: ticketId })).query(({ ctx, input }) => showComplaint(ctx, input)),

  answerComplaint: operator
    .input(answer.extend({ id: ticketId }))
    .mutation(({ ctx, input }) => answerComplaint(ctx, input)),

  shops: operator.query(({ ctx }) => ctx.shops.map(({ id, name }) => ({ id, name }))),

  catalogue: ofShop.query(({ ctx }) => showCatalogue(ctx)),

  uploadCatalogue: ofShop
    .input(z.object({ text: z.string().max(LARGEST_CATALOGUE) }))
    .mutation(({ ctx, input }) => uploadCatalogue(ctx, input)),

  applyCatalogue: ofShop.input(waitingUpload).mutation(({ ctx, input }) => applyUpload(ctx, input)),

  discardCatalogue: ofShop.input(waitingUpload).mutation(({ ctx, input }) => discardUpload(ctx, input)),

  goBack: ofShop.input(versionChange).mutation(({ ctx, input }) => goBack(ctx, input)),
})
