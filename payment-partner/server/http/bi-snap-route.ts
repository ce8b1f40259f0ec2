import type { Connection } from '@/db/connect'
import {
  byAccessToken,
  byClientId,
  findAccount,
  issueToken,
  readAccessToken,
  TOKEN_SECONDS,
} from '@/server/bi-snap/access'
import { BiSnapRefused, refuse, type Service, succeed } from '@/server/bi-snap/answer'
import { readFields, readText } from '@/server/bi-snap/read-fields'
import { isCallSigned, isSignedByKey, tokenText } from '@/server/bi-snap/sign'
import { formatTimestamp, readTimestamp } from '@/server/bi-snap/timestamp'
import { answerInOneCommit } from '@/server/idempotency/answer-in-one-commit'
import { type Call, type Face, type Gateway, gatewayRoute } from './gateway-route'

const faceOf = (service: Service): Face => ({
  unauthorized: () =>
    service === 'token' ? refuse(service, 'unauthorized', '[Unknown client]') : refuse(service, 'invalid_token'),
  tooLarge: () => refuse(service, 'too_large'),
  stillRunning: () => refuse(service, 'repeated_call'),
  failed: () => refuse(service, 'failed'),
  refused: (refusal) =>
    refusal instanceof BiSnapRefused
      ? refuse(service, refusal.refusal, refusal.about)
      : refuse(service, 'bad_request', refusal.messages.join('; ')),
  isSuccess: ({ status }) => status === 200,
})

/** Adds the time to each answer, in the header of the standard. */
function timedRoute(gateway: Gateway) {
  const route = gatewayRoute(gateway)

  return async (request: Request) => {
    const response = await route(request)
    const date = response.headers.get('date')
    response.headers.set('x-timestamp', formatTimestamp(date ? new Date(date) : new Date()))

    return response
  }
}

const CLOCK_SKEW_MS = 5 * 60 * 1000

/**
 * A call is signed at the machine's time: a captured one must not work again later. Kasir's own
 * clock may be ahead in a demo, which the merchant's is not.
 * @throws {BiSnapRefused}
 */
function requireRecent(instant: Date) {
  if (Math.abs(instant.getTime() - Date.now()) > CLOCK_SKEW_MS) throw new BiSnapRefused('unauthorized', '[Timestamp]')
}

/** Issues an access token to a merchant that signs with its private key. */
export const tokenRoute = timedRoute({
  name: 'BI-SNAP token',
  face: faceOf('token'),
  who: ({ headers }) => byClientId(headers.get('x-client-key')),
  verb: async ({ db, merchant, headers, text, now }) => {
    const fields = readFields(text)
    const clientId = headerOf(headers, 'X-CLIENT-KEY')
    const timestamp = headerOf(headers, 'X-TIMESTAMP')
    const signature = headerOf(headers, 'X-SIGNATURE')
    const account = await findAccount(db, merchant.id)
    const instant = readTimestamp(timestamp)
    if (!instant) throw new BiSnapRefused('invalid_field', 'X-TIMESTAMP')
    if (!account || !isSignedByKey(tokenText({ clientId, timestamp }), { publicKeys: account.publicKeys, signature }))
      throw new BiSnapRefused('unauthorized', '[Signature]')
    requireRecent(instant)
    // The documents write `grantType`; the official clients send `grant_type`.
    const grantType = readText(fields, 'grantType') ?? readText(fields, 'grant_type')
    if (grantType !== 'client_credentials') throw new BiSnapRefused('invalid_field', 'grantType')
    const accessToken = await issueToken(db, { merchantId: merchant.id, now })

    return succeed('token', { accessToken, tokenType: 'Bearer', expiresIn: String(TOKEN_SECONDS) })
  },
})

export type BiSnapCall = Omit<Call, 'db'> & { db: Connection; externalId: string; notificationUrl: string | null }

type Verb = (call: BiSnapCall) => Promise<object>

/**
 * A call of BI-SNAP: with a token, and signed over its path, body and time. An `X-EXTERNAL-ID` is
 * of one request a day, which gets the first answer again.
 */
export const biSnapRoute = (service: Service, path: string, verb: Verb) =>
  timedRoute({
    name: `BI-SNAP ${service}`,
    face: faceOf(service),
    who: ({ headers }) => byAccessToken(headers.get('authorization')),
    verb: async (call) => {
      const { notificationUrl } = await authenticate(call, path)
      const externalId = readExternalId(call.headers)
      const once = { merchantId: call.merchant.id, face: 'bi-snap' as const, key: externalId, now: call.now }
      const answer = await answerInOneCommit(call.db, {
        ...once,
        request: `${path} ${call.text}`,
        run: async (db) => succeed(service, await verb({ ...call, db, externalId, notificationUrl })),
      })
      if (!answer) throw new BiSnapRefused('repeated_call', '[Cannot use same X-EXTERNAL-ID in same day]')

      return answer
    },
  })

/** @throws {BiSnapRefused} unless the merchant of the token signed this very call. */
async function authenticate({ db, merchant, headers, text }: Call, path: string) {
  const timestamp = headerOf(headers, 'X-TIMESTAMP')
  const signature = headerOf(headers, 'X-SIGNATURE')
  headerOf(headers, 'CHANNEL-ID')
  const instant = readTimestamp(timestamp)
  if (!instant) throw new BiSnapRefused('invalid_field', 'X-TIMESTAMP')
  const account = await findAccount(db, merchant.id)
  const signed = { path, accessToken: readAccessToken(headers.get('authorization')), body: text, timestamp }
  if (!account || !isCallSigned(signed, { clientSecret: account.clientSecret, signature }))
    throw new BiSnapRefused('unauthorized', '[Signature]')
  requireRecent(instant)
  if (headerOf(headers, 'X-PARTNER-ID') !== merchant.id) throw new BiSnapRefused('unauthorized', '[Unknown partner]')

  return account
}

const EXTERNAL_ID = /^[\w-]{1,36}$/

function readExternalId(headers: Headers) {
  const externalId = headerOf(headers, 'X-EXTERNAL-ID')
  if (!EXTERNAL_ID.test(externalId)) throw new BiSnapRefused('invalid_field', 'X-EXTERNAL-ID')

  return externalId
}

function headerOf(headers: Headers, name: string) {
  const value = headers.get(name)
  if (!value) throw new BiSnapRefused('missing_field', name)

  return value
}
