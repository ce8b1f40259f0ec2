import { localPath, readForm, refuse } from '@jembatan/platform/request'
import { cookies } from 'next/headers'
import { isLanguage, LANGUAGE_COOKIE } from '@/i18n/language'

const A_YEAR = 365 * 24 * 60 * 60
const LONGEST_FORM = 4096

/** The person chooses; the choice is kept in this system alone. A plain form, so it works without JavaScript. */
export async function POST(request: Request) {
  const form = await readForm(request, LONGEST_FORM)
  const language = form?.get('language')
  if (!isLanguage(language)) return refuse(request, 400, 'form_malformed')

  const jar = await cookies()
  jar.set(LANGUAGE_COOKIE, language, { path: '/', sameSite: 'lax', httpOnly: true, secure: true, maxAge: A_YEAR })

  return new Response(null, { status: 303, headers: { location: localPath(form?.get('back')) } })
}
