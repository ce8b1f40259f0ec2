import { localPath, readForm, refuse } from '@jembatan/platform/request'
import { NextResponse } from 'next/server'
import { isLanguage, LANGUAGE_COOKIE, LANGUAGE_COOKIE_OPTIONS } from '@/i18n/language'

const LONGEST_FORM = 4096

/** The person chooses; the choice is kept in this system alone. A plain form, so it works without JavaScript. */
export async function POST(request: Request) {
  const form = await readForm(request, LONGEST_FORM)
  const language = form?.get('language')
  if (!isLanguage(language)) return refuse(request, 400, 'form_malformed')

  const response = new NextResponse(null, { status: 303, headers: { location: localPath(form?.get('back')) } })
  response.cookies.set(LANGUAGE_COOKIE, language, LANGUAGE_COOKIE_OPTIONS)
  return response
}
