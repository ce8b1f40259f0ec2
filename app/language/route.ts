import { cookies } from 'next/headers'
import { z } from 'zod'
import { LANGUAGE_COOKIE, LANGUAGES } from '@/i18n/language'

const A_YEAR = 60 * 60 * 24 * 365

const form = z.object({
  language: z.enum(LANGUAGES),
  // A path of our own: one slash, then no second one that would make it another host's.
  to: z.string().regex(/^\/(?![/\\])/),
})

/** Remembers the language a person chose and shows them the same page in it. */
export async function POST(request: Request) {
  const parsed = form.safeParse(Object.fromEntries(await request.formData()))
  if (!parsed.success) return back('/')

  const jar = await cookies()
  jar.set(LANGUAGE_COOKIE, parsed.data.language, { maxAge: A_YEAR, sameSite: 'lax' })
  return back(parsed.data.to)
}

const back = (location: string) => new Response(null, { status: 303, headers: { location } })
