import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { LANGUAGE_COOKIE, languageFor } from '@/i18n/language'
import { callerFor, SESSION_COOKIE } from '@/server/trpc/caller'
import type { Visitor } from '@/server/trpc/context'
import { CLOSED_ADS_COOKIE, readClosedAds } from './ads/closed-ads'
import { OPERATOR_COOKIE } from './desk/operator-cookie'

/** What this request says: what the person chose, and the session, if there is one. */
export const getVisitor = cache(async (): Promise<Visitor> => {
  const [jar, head] = await Promise.all([cookies(), headers()])

  return {
    language: languageFor(jar.get(LANGUAGE_COOKIE)?.value, head.get('accept-language')),
    closed: readClosedAds(jar.get(CLOSED_ADS_COOKIE)?.value),
    session: jar.get(SESSION_COOKIE)?.value,
    operatorSession: jar.get(OPERATOR_COOKIE)?.value,
    requestId: head.get('x-request-id') ?? '',
  }
})

/** Ramai's own procedures, for pages, actions and route handlers. */
export const getRamai = cache(async () => callerFor(await getVisitor()))

/** The same for somebody whose session began with this request. */
export const ramaiFor = callerFor
