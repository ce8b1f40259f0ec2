import { nearestHop } from '@jembatan/platform/request'
import { LANGUAGE_COOKIE, languageFor } from '@/i18n/language'
import { DEVICE_COOKIE, SESSION_COOKIE } from '../account/cookies'
import type { Visitor } from '../context'
import { OPERATOR_COOKIE } from '../desk/cookies'
import { CLOSED_ADS_COOKIE, readClosedAds } from '../feed/cookies'

/** Reads the visitor from a request: language, closed ads and sessions. */
export const describeVisitor = (head: Pick<Headers, 'get'>, cookie: (name: string) => string | undefined): Visitor => ({
  language: languageFor(cookie(LANGUAGE_COOKIE), head.get('accept-language')),
  closed: readClosedAds(cookie(CLOSED_ADS_COOKIE)),
  session: cookie(SESSION_COOKIE),
  device: cookie(DEVICE_COOKIE),
  operatorSession: cookie(OPERATOR_COOKIE),
  requestId: head.get('x-request-id') ?? '',
  address: nearestHop(head),
})
