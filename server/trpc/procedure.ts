import { DomainError, FAILURE_KINDS } from '@jembatan/platform/errors'
import { initTRPC, TRPCError } from '@trpc/server'
import type { Context } from './context'

const trpc = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error, ctx }) => ({
    ...shape,
    message: error.cause instanceof DomainError ? error.cause.code : shape.message,
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, requestId: ctx?.requestId },
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
  if (result.error.code === 'INTERNAL_SERVER_ERROR')
    ctx.log.error({ requestId: ctx.requestId, path, err: cause ?? result.error }, 'failed')
  return result
})

export const { router, createCallerFactory } = trpc
export const procedure = trpc.procedure.use(translateErrors)
