import { createHash, createHmac, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

type Called = { path: string; accessToken: string; body: string; timestamp: string }
type Notified = { path: string; body: string; timestamp: string }

/** base64(RSA-SHA256) over the client id and the time: requests an access token. */
export const signTokenRequest = (request: { clientId: string; timestamp: string; privateKey: KeyObject }) =>
  sign('RSA-SHA256', Buffer.from(`${request.clientId}|${request.timestamp}`), request.privateKey).toString('base64')

/** base64(HMAC-SHA512) over path, token, body and time: nothing of a call can be changed. */
export const signCall = ({ path, accessToken, body, timestamp }: Called, clientSecret: string) =>
  createHmac('sha512', clientSecret)
    .update(`POST:${path}:${accessToken}:${hashOf(body)}:${timestamp}`)
    .digest('base64')

const PEM_KEY = /-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g

/**
 * Whether the partner signed these very bytes for this address. During a rotation it has two keys.
 */
export function isNotificationSigned(
  { path, body, timestamp }: Notified,
  { publicKeys, signature }: { publicKeys: string; signature: string },
) {
  const text = Buffer.from(`POST:${path}:${hashOf(body)}:${timestamp}`)

  return (publicKeys.match(PEM_KEY) ?? []).some((key) =>
    verify('RSA-SHA256', text, createPublicKey(key), Buffer.from(signature, 'base64')),
  )
}

const hashOf = (body: string) => createHash('sha256').update(body).digest('hex')
