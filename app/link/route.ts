import { cookies } from 'next/headers'
import { z } from 'zod'
import { LINK_COOKIE, LINK_KINDS } from '../departure/link-kind'

const form = z.object({ link: z.enum(LINK_KINDS) })

/** A presenter compares the signed handoff with a plain link, and goes back. */
export async function POST(request: Request) {
  const parsed = form.safeParse(Object.fromEntries(await request.formData()))
  if (parsed.success) (await cookies()).set(LINK_COOKIE, parsed.data.link, { sameSite: 'lax', httpOnly: true })

  return new Response(null, { status: 303, headers: { location: '/' } })
}
