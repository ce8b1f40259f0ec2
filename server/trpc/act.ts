import { limitActs } from '../account/limit-accounts'
import { memberProcedure } from './procedure'

/** Something that a member does: so many a minute, whatever they are. */
export const act = memberProcedure.use(async ({ ctx, next }) => {
  await limitActs(ctx)

  return next()
})
