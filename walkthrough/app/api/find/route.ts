import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { findEverywhere } from '@/server/audit-log/find-everywhere'
import { inSession } from '@/server/http/guards'

const input = z.object({ value: z.string().trim().min(3).max(100) })

/** In a body, since addresses are logged. */
export const POST = (request: Request) =>
  inSession(request, async ({ systems }) => {
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'value_malformed')

    return Response.json({ found: await findEverywhere(systems, parsed.data.value) })
  })
