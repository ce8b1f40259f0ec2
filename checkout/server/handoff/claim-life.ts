import { createHash } from 'node:crypto'

/**
 * Far longer than a token's lifetime. With a minute for the purge, at most a quarter of an hour.
 */
const LIFETIME = 14 * 60 * 1000

export const forgetAt = (claimedAt: Date) => new Date(claimedAt.getTime() + LIFETIME)

/** Offers claimed earlier have forgotten the browser that claimed them. */
export const resumableSince = (now: Date) => new Date(now.getTime() - LIFETIME)

const OFFER_DAYS = 7

/** Offers claimed earlier have ended. What was put into a cart or a basket keeps their terms. */
export const offeredSince = (now: Date) => new Date(now.getTime() - OFFER_DAYS * 24 * 60 * 60 * 1000)

export const hashJti = (jti: string) => createHash('sha256').update(jti).digest('base64url')
