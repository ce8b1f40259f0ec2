import { cookies } from 'next/headers'
import { SESSION_COOKIE_OPTIONS } from '@/app/visit'

/** What a claim link carried, while its page is open: not in an address, where a history, a log or a referrer would keep it. */
export const CLAIM_COOKIE = '__Host-pasar_claim'

export const CLAIM_COOKIE_OPTIONS = { ...SESSION_COOKIE_OPTIONS, maxAge: 60 * 60 }

export const readClaimToken = async () => (await cookies()).get(CLAIM_COOKIE)?.value
