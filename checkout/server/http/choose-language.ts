import { writeCookie } from '@jembatan/platform/cookies'
import { localPath, readForm, refuse } from '@jembatan/platform/request'
import { isLanguage, LANGUAGE_COOKIE, type Language } from '@/i18n/language'

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

  const headers = { location: localPath(form?.get('back')), 'set-cookie': keepLanguage(language) }

  return new Response(null, { status: 303, headers })
}

/** The cookie of a chosen language. */
export const keepLanguage = (language: Language) =>
  writeCookie(LANGUAGE_COOKIE, language, {
    path: '/',
    sameSite: 'lax',
    httpOnly: true,
    secure: true,
    maxAge: A_YEAR,
  })
