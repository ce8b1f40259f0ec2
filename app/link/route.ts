import { cookies } from 'next/headers'
import { z } from 'zod'
import { LINK_COOKIE, LINK_KINDS } from './link-kind'

const form = z.object({ link: z.enum(LINK_KINDS) })

/** A presenter compares the signed handoff with a plain link, and goes back. Nobody else's page may choose that. */
export async function POST(request: Request) {
  const ours = request.headers.get('sec-fetch-site') === 'same-origin'
  const parsed = form.safeParse(Object.fromEntries(await request.formData()))
  const jar = await cookies()
  if (ours && parsed.success) jar.set(LINK_COOKIE, parsed.data.link, { sameSite: 'lax', httpOnly: true })

  return new Response(null, { status: 303, headers: { location: '/' } })
}
