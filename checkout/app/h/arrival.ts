import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { readVisit } from '@/app/visit'
import { isLanguage } from '@/i18n/language'
import { createCaller } from '@/server/trpc/caller'

const NONCE_COOKIE = '__Host-pasar_nonce'
const QUARTER_OF_AN_HOUR = 15 * 60

/** Everything that one arrival brings, read once. */
export async function readArrival(request: Request) {
  const jar = await cookies()
  const visit = await readVisit()
  const locale = await getLocale()

  return {
    request,
    requestId: visit.requestId,
    language: isLanguage(locale) ? locale : ('id' as const),
    t: await getTranslations('handoff'),
    frame: await getTranslations('frame'),
    nonce: jar.get(NONCE_COOKIE)?.value ?? null,
    shop: createCaller(visit),
  }
}

export type Arrival = Awaited<ReturnType<typeof readArrival>>

/** A quarter of an hour from the last landing on: as long as a double tap can be recognised. */
export async function keepNonce(nonce: string) {
  const jar = await cookies()
  jar.set(NONCE_COOKIE, nonce, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    maxAge: QUARTER_OF_AN_HOUR,
  })
}
