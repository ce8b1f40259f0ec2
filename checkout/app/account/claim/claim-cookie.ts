import { cookies } from 'next/headers'
import { CLAIM_COOKIE } from '@/server/session/cookies'

/** The token of the claim link, stored in a cookie while its page is open. */
export const readClaimToken = async () => (await cookies()).get(CLAIM_COOKIE)?.value
