import { writeCookie } from '@jembatan/platform/cookies'
import { localPath } from '@jembatan/platform/request'
import { isLanguage, LANGUAGE_COOKIE, LANGUAGE_COOKIE_OPTIONS } from '@/i18n/language'
import { BodyTooLarge, readBody } from '../gateway/read-body'
import { refuse } from './own-route'

const LONGEST_FORM = 4096

/** Stores the language choice, for this system only. A plain form works without JavaScript. */
export async function chooseLanguage(request: Request) {
  const form = await readForm(request)
  if (typeof form === 'number') return refuse(request, form, CODES[form])
  const language = form.get('language')
  if (!isLanguage(language)) return refuse(request, 400, CODES[400])

  return new Response(null, {
    status: 303,
    headers: {
      location: localPath(form.get('back')),
      // The same policy as the pages, which open banks and wallets.
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'set-cookie': writeCookie(LANGUAGE_COOKIE, language, LANGUAGE_COOKIE_OPTIONS),
    },
  })
}

/** Returns the fields, or the status of the refusal. */
async function readForm(request: Request) {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return 415
  try {
    return new URLSearchParams(await readBody(request, LONGEST_FORM))
  } catch (error) {
    return error instanceof BodyTooLarge ? 413 : 400
  }
}

const CODES = { 400: 'body_invalid', 413: 'body_too_large', 415: 'content_type_unsupported' }
