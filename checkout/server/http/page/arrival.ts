import { readCookie, writeCookie } from '@jembatan/platform/cookies'
import { chooseLanguage, LANGUAGE_COOKIE, type Language } from '@/i18n/language'
import { createCaller } from '../../trpc/create-caller'
import { visitorOf } from '../../trpc/visitor'
import { wordsOf } from './words'

const NONCE_COOKIE = '__Host-pasar_nonce'
const QUARTER_OF_AN_HOUR = 15 * 60

/** Parses the request of one arrival, once. `asked`: the language that the social app has named. */
export function readArrival(request: Request, chosen?: Language) {
  const { headers } = request
  const visitor = visitorOf(request)
  const language = chooseLanguage(chosen ?? readCookie(headers, LANGUAGE_COOKIE), headers.get('accept-language'))
  const { handoff: t, frame } = wordsOf(language)

  return {
    request,
    requestId: visitor.requestId,
    language,
    namedLanguage: chosen,
    t,
    frame,
    nonce: readCookie(headers, NONCE_COOKIE) ?? null,
    shop: createCaller(visitor),
  }
}

export type Arrival = ReturnType<typeof readArrival>

/** A quarter of an hour after the last landing, as long as a double tap can be recognised. */
export const keepNonce = (nonce: string) => ({
  'set-cookie': writeCookie(NONCE_COOKIE, nonce, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    maxAge: QUARTER_OF_AN_HOUR,
  }),
})
