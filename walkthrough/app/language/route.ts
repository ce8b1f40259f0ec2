import { cookies } from 'next/headers'
import { isLanguage, LANGUAGE_COOKIE, LANGUAGE_COOKIE_OPTIONS } from '@/i18n/language'

/** The person chooses; the choice is kept in this system alone. A plain form, so it works without JavaScript. */
export async function POST(request: Request) {
  const form = await request.formData()
  const language = form.get('language')
  if (!isLanguage(language)) return new Response(null, { status: 400 })

  const jar = await cookies()
  jar.set(LANGUAGE_COOKIE, language, LANGUAGE_COOKIE_OPTIONS)

  return new Response(null, { status: 303, headers: { location: ownPath(form.get('back')) } })
}

/** Only a path of our own, never another site: `//host` and `/\host` would be one. */
function ownPath(back: FormDataEntryValue | null) {
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/'
}
