import { accountLimits, limitActs } from '../account/limit-accounts'
import { memberProcedure } from './procedure'

const limits = accountLimits()

/** Something that a member does: so many a minute, whatever they are. */
export const act = memberProcedure.use(async ({ ctx, next }) => {
  await limitActs(limits, ctx)

  return next()
})
