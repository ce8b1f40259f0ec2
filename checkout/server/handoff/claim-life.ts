import { createHash } from 'node:crypto'

/** Far longer than any token lives, and with a minute left for the purge, never beyond a quarter of an hour. */
const KEPT = 14 * 60 * 1000

export const forgetAt = (claimedAt: Date) => new Date(claimedAt.getTime() + KEPT)

/** Baskets from before this moment no longer know the browser that claimed them. */
export const resumableSince = (now: Date) => new Date(now.getTime() - KEPT)

export const hashJti = (jti: string) => createHash('sha256').update(jti).digest('base64url')
