import { createHash, createHmac, createPublicKey, type KeyObject, sign, timingSafeEqual, verify } from 'node:crypto'

type Requested = { clientId: string; timestamp: string }
type Called = { path: string; accessToken: string; body: string; timestamp: string }
type Notified = { path: string; body: string; timestamp: string }

/** The text that a merchant signs with its private key to get an access token. */
export const tokenText = ({ clientId, timestamp }: Requested) => `${clientId}|${timestamp}`

/** The text that a merchant signs with its client secret for each call. */
export const callText = ({ path, accessToken, body, timestamp }: Called) =>
  `POST:${path}:${accessToken}:${hashOf(body)}:${timestamp}`

/** The text that Kasir signs with its private key for each notification. */
export const notificationText = ({ path, body, timestamp }: Notified) => `POST:${path}:${hashOf(body)}:${timestamp}`

const hashOf = (body: string) => createHash('sha256').update(minify(body)).digest('hex')

const TOKENS = /"(?:[^"\\]|\\.)*"|\s+|[^\s"]+/g

/**
 * Removes the space between the tokens of a JSON text and writes each string in its shortest form:
 * the official PHP client signs `/` and sends `\/`. Numbers and the order of fields stay as sent.
 */
export const minify = (json: string) =>
  (json.match(TOKENS) ?? []).map((token) => (token.startsWith('"') ? shortest(token) : token.trim())).join('')

function shortest(token: string) {
  try {
    return JSON.stringify(JSON.parse(token))
  } catch {
    return token
  }
}

export const signCall = (call: Called, clientSecret: string) => signWithSecret(callText(call), clientSecret)

/** base64(HMAC-SHA512) */
export const signWithSecret = (text: string, clientSecret: string) =>
  createHmac('sha512', clientSecret).update(text).digest('base64')

export function isCallSigned(call: Called, { clientSecret, signature }: { clientSecret: string; signature: string }) {
  const [actual, expected] = [signature, signCall(call, clientSecret)].map((text) => Buffer.from(text))

  return actual !== undefined && expected !== undefined && actual.length === expected.length
    ? timingSafeEqual(actual, expected)
    : false
}

/** base64(RSA-SHA256) */
export const signWithKey = (text: string, privateKey: KeyObject | string) =>
  sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64')

const PEM_KEY = /-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g

/** Whether one of the public keys verifies the signature. During a rotation there are two. */
export const isSignedByKey = (text: string, { publicKeys, signature }: { publicKeys: string; signature: string }) =>
  isBase64(signature) &&
  (publicKeys.match(PEM_KEY) ?? []).some((key) =>
    verify('RSA-SHA256', Buffer.from(text), createPublicKey(key), Buffer.from(signature, 'base64')),
  )

/** `Buffer` skips what is no base64, so that a changed signature could still be read. */
const isBase64 = (text: string) => Buffer.from(text, 'base64').toString('base64') === text
