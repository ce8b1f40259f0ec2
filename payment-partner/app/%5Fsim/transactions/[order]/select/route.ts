import { z } from 'zod'
import { orderRoute } from '@/app/sim-route'
import { isMethod } from '@/server/method/methods'
import { confirmForPayer } from '@/server/simulation/confirm-for-payer'
import { describeOutcome } from '@/server/simulation/force-outcome'

export const dynamic = 'force-dynamic'

const body = z.object({
  method: z.string().refine(isMethod, 'is no method of ours'),
  card: z
    .string()
    .regex(/^\d{16}$/)
    .optional(),
})

export const POST = orderRoute('method selected', body, async (db, { body, order, now }) =>
  describeOutcome(await confirmForPayer(db, { ...body, orderId: order, now })),
)
