import { cookies } from 'next/headers'
import { CLAIM_COOKIE } from '@/server/trpc/caller'

/** What a claim link carried, while its page is open. */
export const readClaimToken = async () => (await cookies()).get(CLAIM_COOKIE)?.value
