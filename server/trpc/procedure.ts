import { DomainError, FAILURE_KINDS } from '@jembatan/platform/errors'
import { findUnreadable } from '@jembatan/platform/text'
import { initTRPC, TRPCError } from '@trpc/server'
import type { Context } from './context'

const trpc = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error, ctx }) => ({
    ...shape,
    message: error.cause instanceof DomainError ? error.cause.code : error.code.toLowerCase(),
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      facts: error.cause instanceof DomainError ? error.cause.facts : {},
      requestId: ctx?.requestId,
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

  ctx.log.error({ requestId: ctx.requestId, path, err: cause ?? result.error }, 'failed')
  // The cause is in our log, without its values; printing this error would print them.
  throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: `${path} failed` })
})

/** No field of any procedure takes text that cannot be stored and shown. */
const refuseUnreadable = trpc.middleware(async ({ next, getRawInput }) => {
  const field = findUnreadable(await getRawInput())?.join('.')
  if (field !== undefined)
    throw new DomainError('malformed', 'text_unreadable', 'The input holds unreadable text.', { field })

  return next()
})

export const { router, createCallerFactory } = trpc
export const procedure = trpc.procedure.use(translateErrors).use(refuseUnreadable)
