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
import { getGateway } from '../payment/gateway/gateway'
import { isAway, unlessAway } from './failures'
import { limited } from './limited'

/** The id of the request under way, for what tRPC refuses before there is a context: a batch, a body of another type. */
export const requestUnderWay = new AsyncLocalStorage<string>()

const t = initTRPC
  .context<Context>()
  .meta<ProcedureEndpoint>()
  .create({
    // Silent streams are cut by whatever stands between; a ping keeps them.
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

/** Errors are translated here and nowhere else. */
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
  // The cause is in our log, without its values; printing this error would print them.
  throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: `${path} failed` })
})

/** What a schema refused: names the first field that is wrong, never what was in it. */
function malformed({ cause }: TRPCError) {
  if (cause instanceof DomainError) return cause
  const path = cause instanceof ZodError ? (cause.issues[0]?.path ?? []) : []

  return new DomainError('malformed', 'input_malformed', 'the input has another form', { field: path.join('.') })
}

/** Text that no person types is refused before anything reads it, on whichever way it came. */
const refuseFaulty = t.middleware(async ({ next, getRawInput }) => {
  const fault = findInputFault(await getRawInput())
  if (fault)
    throw new DomainError('malformed', fault.code, 'the input holds what cannot be stored', { field: fault.field })

  return next()
})

const tellTime = t.middleware(async ({ ctx, next }) => next({ ctx: { now: await ctx.readNow() } }))

export const router = t.router
export const createCallerFactory = t.createCallerFactory

const translated = t.procedure.meta({ who: 'anybody' }).use(translateErrors)

/** Without the time: what everybody sees alike is shown also while the primary, which tells it, is away. */
export const timelessProcedure = translated.use(refuseFaulty)
/** Without a look at the text: for a token or a body that its verb reads, and records when it refuses it. */
export const rawProcedure = translated.use(tellTime)
export const publicProcedure = timelessProcedure.use(tellTime)

const findBuyer = t.middleware(({ ctx, next }) => {
  if (!ctx.sessionHash) throw new DomainError('not_found', 'session_missing', 'there is no session')

  return next({ ctx: { sessionHash: ctx.sessionHash } })
})

export const BUYER: ProcedureEndpoint = { who: 'buyer', refusal: 404 }

/** For what only the browser that has a session may do. Elsewhere its rows do not exist. */
export const buyerProcedure = publicProcedure.meta(BUYER).use(findBuyer)
/** With the payment partner, for what begins, checks or ends a payment. */
export const payingProcedure = buyerProcedure.use(({ next }) => next({ ctx: { gateway: getGateway() } }))
/** The same for what reads the time beside its rows, and not before them. */
export const timelessBuyerProcedure = timelessProcedure.meta(BUYER).use(findBuyer)

/** For what a presenter does in the place of a courier. */
export const demoProcedure = buyerProcedure.use(({ next }) => {
  if (!isDemoMode()) throw new DomainError('not_found', 'demo_only', 'there are no presenters')

  return next()
})

/** With the names of the issuers that this shop trusts, and what a handoff is checked by. */
export const handoffSettings = t.middleware(async ({ next }) => next({ ctx: { settings: await getHandoffSettings() } }))
/** With the folder of the photos that buyers bring. */
export const photoFolder = t.middleware(({ next }) =>
  next({ ctx: { photoFolder: getEnvironment().PASAR_PHOTO_FOLDER } }),
)
/** With what operators sign in with. */
export const backOfficeKey = t.middleware(({ next }) =>
  next({ ctx: { backOfficeKey: getEnvironment().PASAR_BACK_OFFICE_KEY } }),
)
/** With connections whose session is one's own, to listen or to lock beyond a transaction. */
export const ownSession = t.middleware(({ next }) => next({ ctx: { sql: getDatabase().sql } }))

export const findCustomer = t.middleware(({ ctx: { customer }, next }) => {
  if (!customer) throw new DomainError('forbidden', 'account_missing', 'nobody is signed in')

  return next({ ctx: { customer } })
})

/** For somebody who is signed in. */
export const customerProcedure = buyerProcedure.meta({ who: 'customer', refusal: 403 }).use(findCustomer)

/** `account`: the id of the account whose data the page showed; null where it was this browser's. */
const shownFor = z.object({ account: z.string().max(64).nullable() })

/** To `concat`: what was asked for one account or browser is not done to another. */
export const stillSignedIn = t.procedure.input(shownFor).use(({ ctx, input, next }) => {
  if ((ctx.customer?.id ?? null) !== input.account)
    throw new DomainError('conflict', 'account_changed', 'somebody signed in or out since the page was shown')

  return next()
})

/** For a change that a shopper makes to what is kept about them: a person taps, a program hammers. */
export const actProcedure = buyerProcedure.concat(limited.acts)
