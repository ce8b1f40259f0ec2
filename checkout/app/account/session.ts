import { localPath } from '@jembatan/platform/request'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { ACCOUNT_SECONDS, DEVICE_SECONDS } from '@/server/account/limits'
import { ACCOUNT_COOKIE, DEVICE_COOKIE, SESSION_COOKIE_OPTIONS } from '@/server/session/cookies'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { writeJoined } from './joined-query'

type Entered = RouterOutputs['account']['signIn']

/**
 * Stores the session and redirects to the previous page, or to the account page with the merged
 * data.
 */
export async function continueSignedIn({ session, device, joined }: Entered, path: string | undefined): Promise<never> {
  const jar = await cookies()
  jar.set(ACCOUNT_COOKIE, session, { ...SESSION_COOKIE_OPTIONS, maxAge: ACCOUNT_SECONDS })
  jar.set(DEVICE_COOKIE, device, { ...SESSION_COOKIE_OPTIONS, maxAge: DEVICE_SECONDS })
  const to = localPath(path)
  // Changed quantities and dropped addresses must be shown before the previous page.
  const changed = joined.addedUp.length + joined.cartAddedUp.length + joined.droppedAddresses > 0
  if (!['/', '/account'].includes(to) && !changed) redirect(to)

  redirect(`/account${writeJoined(joined)}`)
}
