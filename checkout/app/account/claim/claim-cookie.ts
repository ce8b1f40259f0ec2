import { cookies } from 'next/headers'
import { CLAIM_COOKIE } from '@/server/session/cookies'

/** What a claim link carried, while its page is open. */
export const readClaimToken = async () => (await cookies()).get(CLAIM_COOKIE)?.value
