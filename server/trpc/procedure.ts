import { AsyncLocalStorage } from 'node:async_hooks'
import type { ProcedureEndpoint } from '@jembatan/http/endpoints'
import { DomainError, FAILURE_KINDS } from '@jembatan/platform/errors'
import { findInputFault } from '@jembatan/platform/text'
import { initTRPC, TRPCError } from '@trpc/server'
import type { TimelessContext } from '../context'
import { laggingBehind } from '../lagging'
import { isAway, unlessAway } from './failures'
import { limited } from './limited'

/**
 * The id of the current request, for refusals by tRPC before a context exists: a batch, or a body
 * of another type.
 */
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

/** The only place that translates our named failures into tRPC errors. */
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
  // Our log has the cause without its values; printing this error would print them.
  throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: `${path} failed` })
})

/** Refuses text in any field that cannot be stored or displayed. */
const refuseFaulty = trpc.middleware(async ({ next, getRawInput }) => {
  const fault = findInputFault(await getRawInput())
  if (fault)
    throw new DomainError('malformed', fault.code, 'The input holds what cannot be stored.', { field: fault.field })

  return next()
})

export const { router, createCallerFactory } = trpc

/**
 * Without the time, which is read from the database: the signed-in member is shown even while the
 * database is unavailable.
 */
export const timelessProcedure = trpc.procedure.meta({ who: 'anybody' }).use(translateErrors).use(refuseFaulty)
export const procedure = timelessProcedure.use(async ({ ctx, next }) =>
  next({ ctx: { now: await ctx.readNow(ctx.db) } }),
)

/**
 * For data that all visitors see alike: a visitor's `db` may lag, and its clock is read from the
 * same database. A member reads from the primary, because their own follows, marks and consents
 * must be current.
 */
export const browsingProcedure = timelessProcedure.use(async ({ ctx, next }) => {
  const db = ctx.memberId === undefined ? laggingBehind(ctx.db) : ctx.db

  return next({ ctx: { db, primary: ctx.db, now: await ctx.readNow(db) } })
})

/** Requires a signed-in member. */
export const memberProcedure = procedure.meta({ who: 'member', refusal: 403 }).use(async ({ ctx, next }) => {
  const { member } = ctx
  if (!member) throw new DomainError('forbidden', 'session_missing', 'No member is signed in.')

  return next({ ctx: { member, memberId: member.id } })
})

/** An action of a member, with the common limit per minute. */
export const actProcedure = memberProcedure.concat(limited.acts)
