import { readCookie } from '@jembatan/platform/cookies'
import { nearestHop } from '@jembatan/platform/request'
import { chooseLanguage, LANGUAGE_COOKIE, type Language } from '@/i18n/language'
import { readSeen } from '../front/seen'
import { ACCOUNT_COOKIE, DEVICE_COOKIE, OPERATOR_COOKIE, SEEN_COOKIE, SESSION_COOKIE } from '../session/cookies'

/** The parts of a request that are passed on. */
export type Visitor = {
  sessionId: string | null
  accountSession?: string | undefined
  device?: string | undefined
  operatorSession?: string | undefined
  /** Ids of the products that it opened last. */
  seenIds: string[]
  language: Language
  /** The `cookie` header, for waiting room tickets. */
  cookies: string
  requestId: string
  address: string
}

/** The request guard sets request id and network address, whatever the client sent. */
export const describeVisitor = (headers: Headers, cookie: (name: string) => string | undefined): Visitor => ({
  sessionId: cookie(SESSION_COOKIE) ?? null,
  accountSession: cookie(ACCOUNT_COOKIE),
  device: cookie(DEVICE_COOKIE),
  operatorSession: cookie(OPERATOR_COOKIE),
  seenIds: readSeen(cookie(SEEN_COOKIE)),
  language: chooseLanguage(cookie(LANGUAGE_COOKIE), headers.get('accept-language')),
  cookies: headers.get('cookie') ?? '',
  requestId: requestIdOf({ headers }),
  address: nearestHop(headers),
})

/** The visitor of an endpoint's request. */
export const visitorOf = ({ headers }: Pick<Request, 'headers'>) =>
  describeVisitor(headers, (name) => readCookie(headers, name))

export const requestIdOf = ({ headers }: Pick<Request, 'headers'>) => headers.get('x-request-id') ?? 'none'
