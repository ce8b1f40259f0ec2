import { cookies } from 'next/headers'
import { isLanguage, LANGUAGE_COOKIE } from '@/i18n/language'

const A_YEAR = 365 * 24 * 60 * 60

/** The person chooses; the choice is kept in this system alone. A plain form, so it works without JavaScript. */
export async function POST(request: Request) {
  const form = await request.formData()
  const language = form.get('language')
  if (!isLanguage(language)) return new Response(null, { status: 400 })

  const jar = await cookies()
  jar.set(LANGUAGE_COOKIE, language, { path: '/', sameSite: 'lax', httpOnly: true, secure: true, maxAge: A_YEAR })

  return new Response(null, { status: 303, headers: { location: ownPath(form.get('back')) } })
}

/** Only a path of our own, never another site: `//host` and `/\host` would be one. */
function ownPath(back: FormDataEntryValue | null) {
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/'
}
