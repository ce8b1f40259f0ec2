import { randomBytes } from 'node:crypto'
import { SESSION_DAYS } from './limits'

/** `__Host-`, as of each cookie here: this host alone, never a neighbour's or a parent's. */
export const SESSION_COOKIE = '__Host-pasar_session'

export const SESSION_COOKIE_OPTIONS = {
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
  maxAge: SESSION_DAYS * 24 * 60 * 60,
} as const

/** A fresh session id: 256 random bits that only the buyer's browser keeps. */
export const newSessionId = () => randomBytes(32).toString('base64url')

/** The session of an account. */
export const ACCOUNT_COOKIE = '__Host-pasar_account'

/** Tells a browser in which somebody signed in before from a stranger's, and counts its unpaid orders. It signs nobody in. */
export const DEVICE_COOKIE = '__Host-pasar_device'

/** What a claim link carried, while its page is open: not in an address, where a history, a log or a referrer would keep it. */
export const CLAIM_COOKIE = '__Host-pasar_claim'

export const CLAIM_COOKIE_OPTIONS = { ...SESSION_COOKIE_OPTIONS, maxAge: 60 * 60 }

/** Strict: no other site can have the back office do something. */
export const OPERATOR_COOKIE = '__Host-operator_session'

export const OPERATOR_COOKIE_OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const
