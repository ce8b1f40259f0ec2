import { type KeyObject, randomUUID } from 'node:crypto'
import { inSpan } from '@jembatan/http/spans'
import { format } from 'date-fns'
import { z } from 'zod'
import { wib } from '../../wib'
import { GatewayError } from '../gateway/gateway-error'
import type { OnCall } from '../gateway/record-call'
import { signCall, signTokenRequest } from './sign'

export type BiSnapSettings = {
  baseUrl: string
  clientId: string
  clientSecret: string
  partnerId: string
  channelId: string
  privateKey: KeyObject
  timeoutMs: number
  onCall?: OnCall
  onDate?: (date: string | undefined) => void
}

export type BiSnapAnswer = { status: number; body: Record<string, unknown> }

export type BiSnapConnection = ReturnType<typeof connectBiSnap>

const TOKEN_PATH = '/v1.0/access-token/b2b'
/** A token is replaced before it ends, so that no call arrives with an old one. */
const EARLIER_SECONDS = 30

const token = z.object({ accessToken: z.string().min(1), expiresIn: z.coerce.number().int().positive() })
const object = z.record(z.string(), z.unknown())

/**
 * The payment partner's interface of Bank Indonesia's standard. One token serves all calls until
 * shortly before its end, and concurrent calls wait for the same request.
 */
export function connectBiSnap(settings: BiSnapSettings) {
  const { baseUrl, clientId, clientSecret, partnerId, channelId, privateKey, timeoutMs, onCall, onDate } = settings
  let held: { accessToken: string; endsAt: number } | undefined
  let tokenRequest: Promise<string> | undefined

  async function post(path: string, body: string, headers: Record<string, string>): Promise<BiSnapAnswer> {
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      })
      onDate?.(response.headers.get('date') ?? undefined)

      return { status: response.status, body: object.parse(await response.json()) }
    } catch (error) {
      // The error's own text may hold the request.
      throw new GatewayError(null, error instanceof Error ? error.name : 'unknown failure')
    }
  }

  async function requestToken() {
    const timestamp = timestampNow()
    const { status, body } = await post(TOKEN_PATH, '{"grantType":"client_credentials"}', {
      'x-client-key': clientId,
      'x-timestamp': timestamp,
      'x-signature': signTokenRequest({ clientId, timestamp, privateKey }),
    })
    const parsed = token.safeParse(body)
    if (!parsed.success) throw new GatewayError(status, codeOf(body))
    const { accessToken, expiresIn } = parsed.data
    held = { accessToken, endsAt: Date.now() + (expiresIn - EARLIER_SECONDS) * 1000 }

    return accessToken
  }

  function getToken() {
    if (held && held.endsAt > Date.now()) return Promise.resolve(held.accessToken)
    tokenRequest ??= requestToken().finally(() => {
      tokenRequest = undefined
    })

    return tokenRequest
  }

  async function callOnce(path: string, body: string, externalId: string) {
    const accessToken = await getToken()
    const timestamp = timestampNow()

    return post(path, body, {
      authorization: `Bearer ${accessToken}`,
      'x-timestamp': timestamp,
      'x-signature': signCall({ path, accessToken, body, timestamp }, clientSecret),
      'x-partner-id': partnerId,
      'x-external-id': externalId,
      'channel-id': channelId,
    })
  }

  return {
    /**
     * Sends a call as signed bytes. The partner may have ended the token early: then a second call
     * has a new one.
     * @throws {GatewayError} if the partner does not respond.
     */
    async call(path: string, body: string, externalId: string = randomUUID()): Promise<BiSnapAnswer> {
      const answer = await inSpan('payment partner: BI-SNAP', {}, async () => {
        const first = await callOnce(path, body, externalId)
        if (!isTokenRefused(first)) return first
        held = undefined

        return callOnce(path, body, externalId)
      })
      await onCall?.({
        method: 'POST',
        address: `${baseUrl}${path}`,
        body: JSON.parse(body),
        status: answer.status,
        answer: answer.body,
      })

      return answer
    },
  }
}

const isTokenRefused = ({ status, body }: BiSnapAnswer) => status === 401 && codeOf(body).endsWith('01')

/** `4094701`: the HTTP status, the service and the case. */
export const codeOf = (body: Record<string, unknown>) =>
  typeof body.responseCode === 'string' ? body.responseCode : ''

/** The last two digits of a response code. */
export const caseOf = ({ body }: BiSnapAnswer) => codeOf(body).slice(-2)

/** `2026-11-24T18:11:08+07:00` */
export const formatTimestamp = (instant: Date) => format(instant, "yyyy-MM-dd'T'HH:mm:ssxxx", { in: wib })

/** The partner compares it with its own clock, so it is the machine's time. */
const timestampNow = () => formatTimestamp(new Date())
