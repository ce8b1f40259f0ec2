import { cookies } from 'next/headers'
import { z } from 'zod'
import { CLOSED_ADS_COOKIE, withClosedAd } from '../closed-ads'

const form = z.object({ post: z.string().regex(/^[a-z0-9-]{1,64}$/) })

/** "Tutup" without JavaScript: remembers the advertisement and goes on with the post after it. */
export async function POST(request: Request) {
  const parsed = form.safeParse(Object.fromEntries(await request.formData()))
  if (!parsed.success) return back('/')

  const jar = await cookies()
  jar.set(CLOSED_ADS_COOKIE, withClosedAd(jar.get(CLOSED_ADS_COOKIE)?.value, parsed.data.post), { sameSite: 'lax' })
  return back(`/?post=${parsed.data.post}`)
}

const back = (location: string) => new Response(null, { status: 303, headers: { location } })
