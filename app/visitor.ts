import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { LANGUAGE_COOKIE, languageFor } from '@/i18n/language'
import { callerFor } from '@/server/trpc/caller'
import type { Visitor } from '@/server/trpc/context'
import { CLOSED_ADS_COOKIE, readClosedAds } from './ads/closed-ads'

/** What this request says about what the person chose. There is no account, so there is nothing else. */
export const getVisitor = cache(async (): Promise<Visitor> => {
  const [jar, head] = await Promise.all([cookies(), headers()])

  return {
    language: languageFor(jar.get(LANGUAGE_COOKIE)?.value, head.get('accept-language')),
    closed: readClosedAds(jar.get(CLOSED_ADS_COOKIE)?.value),
    requestId: head.get('x-request-id') ?? '',
  }
})

/** Ramai's own procedures, for pages and route handlers. */
export const getRamai = async () => callerFor(await getVisitor())
