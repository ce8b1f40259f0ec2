import { readCookie, writeCookie } from '@jembatan/platform/cookies'
import { getTranslations } from 'next-intl/server'
import { visitOf } from '@/app/visit'
import { chooseLanguage, LANGUAGE_COOKIE } from '@/i18n/language'
import { createCaller } from '@/server/trpc/caller'

const NONCE_COOKIE = '__Host-pasar_nonce'
const QUARTER_OF_AN_HOUR = 15 * 60

/** Everything that one arrival brings, read once. */
export async function readArrival(request: Request) {
  const { headers } = request
  const visit = visitOf(request)
  const locale = chooseLanguage(readCookie(headers, LANGUAGE_COOKIE), headers.get('accept-language'))

  return {
    request,
    requestId: visit.requestId,
    language: locale,
    t: await getTranslations({ locale, namespace: 'handoff' }),
    frame: await getTranslations({ locale, namespace: 'frame' }),
    nonce: readCookie(headers, NONCE_COOKIE) ?? null,
    shop: createCaller(visit),
  }
}

export type Arrival = Awaited<ReturnType<typeof readArrival>>

/** A quarter of an hour from the last landing on: as long as a double tap can be recognised. */
export const keepNonce = (nonce: string) => ({
  'set-cookie': writeCookie(NONCE_COOKIE, nonce, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    maxAge: QUARTER_OF_AN_HOUR,
  }),
})
