import { writeCookie } from '@jembatan/platform/cookies'
import { localPath, readForm, refuse } from '@jembatan/platform/request'
import { isLanguage, LANGUAGE_COOKIE } from '@/i18n/language'

const A_YEAR = 365 * 24 * 60 * 60
const LONGEST_FORM = 4096

/**
 * Stores the chosen language in a cookie of this system. A plain form, so it works without
 * JavaScript.
 */
export async function chooseLanguage(request: Request) {
  const form = await readForm(request, LONGEST_FORM)
  const language = form?.get('language')
  if (!isLanguage(language)) return refuse(request, 400, 'form_malformed')

  const settings = { path: '/', sameSite: 'lax', httpOnly: true, secure: true, maxAge: A_YEAR } as const
  const headers = {
    location: localPath(form?.get('back')),
    'set-cookie': writeCookie(LANGUAGE_COOKIE, language, settings),
  }

  return new Response(null, { status: 303, headers })
}
