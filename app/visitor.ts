import { readCookie } from '@jembatan/platform/cookies'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { LANGUAGE_COOKIE, languageFor } from '@/i18n/language'
import { callerFor, DEVICE_COOKIE, SESSION_COOKIE } from '@/server/trpc/caller'
import type { Visitor } from '@/server/trpc/context'
import { CLOSED_ADS_COOKIE, readClosedAds } from './ads/closed-ads'
import { OPERATOR_COOKIE } from './desk/operator-cookie'

/** What this request says: what the person chose, and the session, if there is one. */
export const getVisitor = cache(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()])

  return describeVisitor(head, (name) => jar.get(name)?.value)
})

/** The same by a request that a route handler was given: what scripts ask is answered without Next's `cookies()`. */
export const visitorOf = ({ headers }: Pick<Request, 'headers'>) =>
  describeVisitor(headers, (name) => readCookie(headers, name))

const describeVisitor = (head: Pick<Headers, 'get'>, cookie: (name: string) => string | undefined): Visitor => ({
  language: languageFor(cookie(LANGUAGE_COOKIE), head.get('accept-language')),
  closed: readClosedAds(cookie(CLOSED_ADS_COOKIE)),
  session: cookie(SESSION_COOKIE),
  device: cookie(DEVICE_COOKIE),
  operatorSession: cookie(OPERATOR_COOKIE),
  requestId: head.get('x-request-id') ?? '',
})

/** Ramai's own procedures, for pages, actions and route handlers. */
export const getRamai = cache(async () => callerFor(await getVisitor()))

/** The same for somebody whose session began with this request. */
export const ramaiFor = callerFor
