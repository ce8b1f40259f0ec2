import { z } from 'zod'
import { bringAbout, type Outcome } from '@/server/simulation/bring-about'
import { describeOutcome } from '@/server/simulation/describe-outcome'
import { simRoute } from './sim-route'

/** What becomes of a transaction, wished by name. */
export const outcomeRoute = (outcome: Outcome) =>
  simRoute(outcome, z.object({}), async (db, { order, now }) =>
    describeOutcome(await bringAbout(db, { orderId: order, outcome, now })),
  )
