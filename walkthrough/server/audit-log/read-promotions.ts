import { z } from 'zod'
import { getEnvironment } from '../environment'
import { findSystems, type WatchedSystem } from '../systems/systems'
import { AuditUnavailable, fetchAudit, type UnavailableReason } from './fetch-audit'

const count = z.number().int()

const reach = z.object({
  creators: z.array(
    z.object({
      creator: z.string(),
      name: z.string(),
      posts: count,
      views: count,
      taps: z.array(z.object({ code: z.string(), taps: count })),
    }),
  ),
})

const sales = z.object({
  promotions: z.array(
    z.object({
      code: z.string(),
      creator: z.string(),
      commissionPercent: count,
      orders: count,
      done: count,
      earned: count,
      pending: count,
    }),
  ),
})

type Unread = { unread: UnavailableReason }

export type Reach = z.infer<typeof reach> | Unread
export type Sales = z.infer<typeof sales> | Unread

/** Returns Ramai's and Pasar's own sums about promotions. */
export async function readPromotions(): Promise<{ ramai: Reach; pasar: Sales }> {
  const { ramai, pasar } = findSystems(getEnvironment())
  const [views, sold] = await Promise.all([read(ramai, reach), read(pasar, sales)])

  return { ramai: views, pasar: sold }
}

async function read<Counted>(system: WatchedSystem, schema: z.ZodType<Counted>): Promise<Counted | Unread> {
  try {
    const response = await fetchAudit({ system, path: '/api/audit/promotions' })

    return schema.parse(await response.json())
  } catch (error) {
    return { unread: error instanceof AuditUnavailable ? error.why : 'down' }
  }
}
