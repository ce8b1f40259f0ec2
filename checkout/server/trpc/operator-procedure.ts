import { createHash } from 'node:crypto'
import { DomainError } from '@jembatan/platform/errors'
import { isOperatorSessionValid } from '@jembatan/platform/operator-session'
import { BACK_OFFICE } from '../back-office/sign-in'
import { getEnvironment } from '../environment'
import { publicProcedure } from './init'

/** For the shop's own people: requires a valid operator session. */
export const operatorProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const { PASAR_BACK_OFFICE_KEY } = getEnvironment()
  if (
    !(await isOperatorSessionValid(
      { key: PASAR_BACK_OFFICE_KEY, office: BACK_OFFICE },
      { session: ctx.operatorSession, now: ctx.now },
    ))
  )
    throw new DomainError('forbidden', 'operator_session_missing', 'no valid operator session')

  return next({ ctx: { ...ctx, operator: nameOf(ctx.operatorSession ?? '') } })
})

/** All operators have one key: the audit log tells their sessions apart, and nobody by name. */
const nameOf = (session: string) => `back-office ${createHash('sha256').update(session).digest('hex').slice(0, 8)}`
