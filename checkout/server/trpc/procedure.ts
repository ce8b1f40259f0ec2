import { AsyncLocalStorage } from 'node:async_hooks'
import type { ProcedureEndpoint } from '@jembatan/http/endpoints'
import { DomainError, FAILURE_KINDS } from '@jembatan/platform/errors'
import { findInputFault } from '@jembatan/platform/text'
import { initTRPC, TRPCError } from '@trpc/server'
import { ZodError, z } from 'zod'
import type { Context } from '../context'
import { getDatabase } from '../database'
import { getEnvironment, isDemoMode } from '../environment'
import { getHandoffSettings } from '../handoff/settings'
import { log } from '../log'
import { getGateway } from '../payment/get-gateway'
import { isAway, unlessAway } from './failures'
import { limited } from './limited'

/**
 * Id of the current request, for errors that tRPC raises before there is a context: batches and
 * wrong content types.
 */
export const requestUnderWay = new AsyncLocalStorage<string>()

const t = initTRPC
  .context<Context>()
  .meta<ProcedureEndpoint>()
  .create({
    // Proxies cut idle streams; a ping keeps them open.
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 45_000 } },
    errorFormatter: ({ shape, error, ctx }) => ({
      ...shape,
      message: isAway(error) ? error.message : error.cause instanceof DomainError ? error.cause.code : error.code,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        reason: isAway(error)
          ? error.message
          : error.cause instanceof DomainError
            ? error.cause.code
            : error.code.toLowerCase(),
        details: error.cause instanceof DomainError ? error.cause.details : {},
        requestId: ctx?.requestId ?? requestUnderWay.getStore(),
      },
    }),
  })

/** The only place that translates errors. */
const translateErrors = t.middleware(async ({ next, path, ctx }) => {
  const result = await next()
  if (result.ok) return result

  const cause = result.error.code === 'BAD_REQUEST' ? malformed(result.error) : result.error.cause
  if (cause instanceof DomainError) {
    log.info({ requestId: ctx.requestId, path, code: cause.code }, cause.message)
    throw new TRPCError({ code: FAILURE_KINDS[cause.kind].code, message: cause.code, cause })
  }
  if (result.error.code !== 'INTERNAL_SERVER_ERROR') return result

  const away = unlessAway(cause, ctx)
  if (away) {
    log.warn({ requestId: ctx.requestId, path, err: cause }, 'the database is away')
    throw away
  }
  log.error({ requestId: ctx.requestId, path, err: cause }, 'a procedure failed')
  // The log has the cause, without its values; printing this error would print them.
  throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: `${path} failed` })
})

/** Converts a schema error: names the first invalid field, never its value. */
function malformed({ cause }: TRPCError) {
  if (cause instanceof DomainError) return cause
  const path = cause instanceof ZodError ? (cause.issues[0]?.path ?? []) : []

  return new DomainError('malformed', 'input_malformed', 'the input has another form', { field: path.join('.') })
}

/** Refuses text that no keyboard produces before anything reads it, for every kind of call. */
const refuseFaulty = t.middleware(async ({ next, getRawInput }) => {
  const fault = findInputFault(await getRawInput())
  if (fault)
    throw new DomainError('malformed', fault.code, 'the input holds what cannot be stored', { field: fault.field })

  return next()
})

const provideTime = t.middleware(async ({ ctx, next }) => next({ ctx: { now: await ctx.readNow() } }))

export const router = t.router
export const createCallerFactory = t.createCallerFactory

const translated = t.procedure.meta({ who: 'anybody' }).use(translateErrors)

/**
 * Without the time: in a demo it is a row on the primary, and public data must be readable while
 * the primary is unavailable.
 */
export const timelessProcedure = translated.use(refuseFaulty)
/**
 * Without the text check: for a token or body that its verb reads, and whose refusal it records.
 */
export const rawProcedure = translated.use(provideTime)
export const publicProcedure = timelessProcedure.use(provideTime)

const findBuyer = t.middleware(({ ctx, next }) => {
  if (!ctx.sessionHash) throw new DomainError('not_found', 'session_missing', 'there is no session')

  return next({ ctx: { sessionHash: ctx.sessionHash } })
})

export const BUYER: ProcedureEndpoint = { who: 'buyer', refusal: 404 }

/** Requires a session. Without it the rows do not exist for the caller. */
export const buyerProcedure = publicProcedure.meta(BUYER).use(findBuyer)
/** With the payment partner, for procedures that start, check or end a payment. */
export const payingProcedure = buyerProcedure.use(({ next }) => next({ ctx: { gateway: getGateway() } }))
/** For verbs that read the time together with their rows, not before them. */
export const timelessBuyerProcedure = timelessProcedure.meta(BUYER).use(findBuyer)

/** For a presenter's actions as a courier; demo mode only. */
export const demoProcedure = buyerProcedure.use(({ next }) => {
  if (!isDemoMode()) throw new DomainError('not_found', 'demo_only', 'there are no presenters')

  return next()
})

/** Adds the trusted issuers and the settings that handoffs are verified with. */
export const handoffSettings = t.middleware(async ({ next }) => next({ ctx: { settings: await getHandoffSettings() } }))
/** Adds the folder of uploaded photos. */
export const photoFolder = t.middleware(({ next }) =>
  next({ ctx: { photoFolder: getEnvironment().PASAR_PHOTO_FOLDER } }),
)
/** Adds the operators' sign-in key. */
export const backOfficeKey = t.middleware(({ next }) =>
  next({ ctx: { backOfficeKey: getEnvironment().PASAR_BACK_OFFICE_KEY } }),
)
/** Adds connections with a session of their own, for LISTEN or locks beyond a transaction. */
export const ownSession = t.middleware(({ next }) => next({ ctx: { sql: getDatabase().sql } }))

export const findCustomer = t.middleware(({ ctx: { customer }, next }) => {
  if (!customer) throw new DomainError('forbidden', 'account_missing', 'no account is signed in')

  return next({ ctx: { customer } })
})

/** Requires a signed-in customer. */
export const customerProcedure = buyerProcedure.meta({ who: 'customer', refusal: 403 }).use(findCustomer)

/** `account`: id of the account whose data the page showed; null for a guest. */
const pageAccount = z.object({ account: z.string().max(64).nullable() })

/** For `concat`: refuses a request whose page showed the data of another account or browser. */
export const stillSignedIn = t.procedure.input(pageAccount).use(({ ctx, input, next }) => {
  if ((ctx.customer?.id ?? null) !== input.account)
    throw new DomainError('conflict', 'account_changed', 'somebody signed in or out since the page was shown')

  return next()
})

/** For changes of a buyer's own data, with a limit that allows a person and stops a program. */
export const actProcedure = buyerProcedure.concat(limited.acts)
