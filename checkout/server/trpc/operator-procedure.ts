import { DomainError } from '@jembatan/platform/errors'
import { findSession } from '../back-office/operator-sessions'
import type { Context } from '../context'
import { getEnvironment } from '../environment'
import { publicProcedure } from './procedure'

type Asking = Pick<Context, 'db' | 'operatorSession'> & { now: Date }

/** Returns the hash of the caller's operator session; undefined when it is not valid. */
export const findOperator = (ctx: Asking) =>
  findSession(ctx, { key: getEnvironment().PASAR_BACK_OFFICE_KEY, token: ctx.operatorSession })

/**
 * Requires a valid operator session. All operators share one key: the audit log distinguishes
 * sessions, not persons.
 */
export const operatorProcedure = publicProcedure.meta({ who: 'operator', refusal: 403 }).use(async ({ ctx, next }) => {
  const session = await findOperator(ctx)
  if (!session) throw new DomainError('forbidden', 'operator_session_missing', 'no valid operator session')

  return next({ ctx: { ...ctx, operator: `back-office ${session.slice(0, 8)}` } })
})
