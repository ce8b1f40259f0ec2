import { readCookie } from '@jembatan/platform/cookies'
import { nearestHop } from '@jembatan/platform/request'
import { ACCOUNT_COOKIE, DEVICE_COOKIE, OPERATOR_COOKIE, SESSION_COOKIE } from '../session/cookies'

/** What is read from a request and handed over. */
export type Visitor = {
  sessionId: string | null
  accountSession?: string | undefined
  device?: string | undefined
  operatorSession?: string | undefined
  /** The `cookie` header, for the tickets of waiting rooms. */
  cookies: string
  requestId: string
  address: string
}

/** The id of a request and its address are the admission's, whatever the caller sent. */
export const describeVisitor = (headers: Headers, cookie: (name: string) => string | undefined): Visitor => ({
  sessionId: cookie(SESSION_COOKIE) ?? null,
  accountSession: cookie(ACCOUNT_COOKIE),
  device: cookie(DEVICE_COOKIE),
  operatorSession: cookie(OPERATOR_COOKIE),
  cookies: headers.get('cookie') ?? '',
  requestId: requestIdOf({ headers }),
  address: nearestHop(headers),
})

/** Who asks an endpoint. */
export const visitorOf = ({ headers }: Pick<Request, 'headers'>) =>
  describeVisitor(headers, (name) => readCookie(headers, name))

export const requestIdOf = ({ headers }: Pick<Request, 'headers'>) => headers.get('x-request-id') ?? 'none'
