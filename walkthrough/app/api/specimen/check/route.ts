import { refuse } from '@jembatan/platform/request'
import { isReadable } from '@jembatan/platform/text'
import { z } from 'zod'
import { getLanguage } from '@/i18n/get-words'
import { inSession } from '@/server/http/guards'
import { checkAtShop } from '@/server/specimen/check-at-shop'
import { hostOf } from '@/server/systems/systems'

/** Longer than any token that the shop reads, so that one that is too long can be tried too. */
const input = z.object({ token: z.string().min(1).max(2000).refine(isReadable) })

export const POST = (request: Request) =>
  inSession(request, async ({ systems: { pasar } }) => {
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed')
    const { token } = parsed.data
    const language = await getLanguage()

    return Response.json(await checkAtShop({ pasar: pasar.address, host: hostOf(pasar), token, language }))
  })
