import { z } from 'zod'
import { describeOutcome, forceOutcome, type Outcome } from '@/server/simulation/force-outcome'
import { orderRoute } from './sim-route'

/** What becomes of a transaction, requested by name. */
export const outcomeRoute = (outcome: Outcome) =>
  orderRoute(outcome, z.object({}), async (db, { order, now }) =>
    describeOutcome(await forceOutcome(db, { orderId: order, outcome, now })),
  )
