import { randomBytes } from 'node:crypto'
import { SESSION_DAYS } from './limits'

/**
 * `__Host-`, like every cookie here: sent to this host only, and not settable by a sibling or
 * parent domain.
 */
export const SESSION_COOKIE = '__Host-pasar_session'

export const SESSION_COOKIE_OPTIONS = {
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
  maxAge: SESSION_DAYS * 24 * 60 * 60,
} as const

/** Generates a session id: 256 random bits, stored only in the buyer's browser. */
export const newSessionId = () => randomBytes(32).toString('base64url')

/** The session of an account. */
export const ACCOUNT_COOKIE = '__Host-pasar_account'

/**
 * Identifies a device with an earlier sign-in, for sign-in limits and for its count of unpaid
 * orders. It signs no one in.
 */
export const DEVICE_COOKIE = '__Host-pasar_device'

/** Ids of the products whose pages this browser opened last; the server stores none of them. */
export const SEEN_COOKIE = '__Host-pasar_seen'

export const SEEN_COOKIE_OPTIONS = { ...SESSION_COOKIE_OPTIONS, maxAge: 30 * 24 * 60 * 60 }

/**
 * Token of a claim link while its page is open. A URL would leave it in the history, logs and
 * referrers.
 */
export const CLAIM_COOKIE = '__Host-pasar_claim'

export const CLAIM_COOKIE_OPTIONS = { ...SESSION_COOKIE_OPTIONS, maxAge: 60 * 60 }

/** Strict: another site must not be able to act in the back office. */
export const OPERATOR_COOKIE = '__Host-operator_session'

export const OPERATOR_COOKIE_OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const
