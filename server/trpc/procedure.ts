import { AsyncLocalStorage } from 'node:async_hooks'
import type { ProcedureEndpoint } from '@jembatan/http/endpoints'
import { DomainError, FAILURE_KINDS } from '@jembatan/platform/errors'
import { findInputFault } from '@jembatan/platform/text'
import { initTRPC, TRPCError } from '@trpc/server'
import type { TimelessContext } from '../context'
import { laggingBehind } from '../lagging'
import { isAway, unlessAway } from './failures'
import { limited } from './limited'

/** The id of the request under way, for what tRPC refuses before there is a context: a batch, a body of another type. */
export const requestUnderWay = new AsyncLocalStorage<string>()

const trpc = initTRPC
  .context<TimelessContext>()
  .meta<ProcedureEndpoint>()
  .create({
    errorFormatter: ({ shape, error, ctx }) => ({
      ...shape,
      message: isAway(error)
        ? error.message
        : error.cause instanceof DomainError
          ? error.cause.code
          : error.code.toLowerCase(),
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        details: error.cause instanceof DomainError ? error.cause.details : {},
        requestId: ctx?.requestId ?? requestUnderWay.getStore(),
      },
    }),
  })

/** The one place where a named failure of ours becomes a failure of the protocol. */
const translateErrors = trpc.middleware(async ({ next, path, ctx }) => {
  const result = await next()
  if (result.ok) return result

  const { cause } = result.error
  if (cause instanceof DomainError) {
    ctx.log.info({ requestId: ctx.requestId, path, code: cause.code }, 'refused')
    throw new TRPCError({ code: FAILURE_KINDS[cause.kind].code, message: cause.code, cause })
  }
  if (result.error.code !== 'INTERNAL_SERVER_ERROR') return result

  const away = unlessAway(cause, ctx)
  if (away) {
    ctx.log.warn({ requestId: ctx.requestId, path, err: cause }, 'the database is away')
    throw away
  }
  ctx.log.error({ requestId: ctx.requestId, path, err: cause ?? result.error }, 'failed')
  // The cause is in our log, without its values; printing this error would print them.
  throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: `${path} failed` })
})

/** No field of any procedure takes text that cannot be stored and shown. */
const refuseFaulty = trpc.middleware(async ({ next, getRawInput }) => {
  const fault = findInputFault(await getRawInput())
  if (fault)
    throw new DomainError('malformed', fault.code, 'The input holds what cannot be stored.', { field: fault.field })

  return next()
})

export const { router, createCallerFactory } = trpc

/** Without the time: who is signed in is told to a visitor also while the database, which tells it, is away. */
export const timelessProcedure = trpc.procedure.meta({ who: 'anybody' }).use(translateErrors).use(refuseFaulty)
export const procedure = timelessProcedure.use(async ({ ctx, next }) =>
  next({ ctx: { now: await ctx.readNow(ctx.db) } }),
)

/**
 * What visitors see alike may be some moments old, and goes by the time of where it is read. A member's own follows, marks and
 * consent decide what they see: never old.
 */
export const browsingProcedure = timelessProcedure.use(async ({ ctx, next }) => {
  const db = ctx.memberId === undefined ? laggingBehind(ctx.db) : ctx.db

  return next({ ctx: { db, primary: ctx.db, now: await ctx.readNow(db) } })
})

/** For somebody who is signed in. */
export const memberProcedure = procedure.meta({ who: 'member', refusal: 403 }).use(async ({ ctx, next }) => {
  const { member } = ctx
  if (!member) throw new DomainError('forbidden', 'session_missing', 'Nobody is signed in.')

  return next({ ctx: { member, memberId: member.id } })
})

/** Something that a member does: so many a minute, whatever they are. */
export const actProcedure = memberProcedure.concat(limited.acts)
