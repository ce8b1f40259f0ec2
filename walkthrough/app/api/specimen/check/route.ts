import { z } from 'zod'
import { getLanguage } from '@/i18n/get-words'
import { control } from '@/server/http/control'
import { showToShop } from '@/server/specimen/show-to-shop'
import { hostOf } from '@/server/system/host-of'

/** Longer than any token that the shop reads, so that too long can be tried too. */
const form = z.object({ token: z.string().min(1).max(2000) })

export const POST = (request: Request) =>
  control(request, async ({ pasar }) => {
    const parsed = form.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return Response.json({ error: 'unreadable' }, { status: 400 })
    const language = await getLanguage()

    return Response.json(
      await showToShop({ pasar: pasar.address, host: hostOf(pasar), token: parsed.data.token, language }),
    )
  })
