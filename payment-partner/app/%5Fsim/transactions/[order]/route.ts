import { z } from 'zod'
import { simRoute } from '@/app/sim-route'
import { describeDeliveries } from '@/server/simulation/describe-deliveries'

export const dynamic = 'force-dynamic'

/** How an order's newest try stands, and what became of each notification about it. */
export const GET = simRoute('transaction read', z.object({}), (db, { order }) =>
  describeDeliveries(db, { orderId: order }),
)
