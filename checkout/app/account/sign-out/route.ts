import { writeCookie } from '@jembatan/platform/cookies'
import { CLAIM_COOKIE } from '@/app/account/claim/claim-cookie'
import { SESSION_COOKIE, SESSION_COOKIE_OPTIONS, shopOf } from '@/app/visit'
import { ACCOUNT_COOKIE } from '@/server/trpc/caller'

const GONE = { ...SESSION_COOKIE_OPTIONS, maxAge: 0 }

/** Ends the session, and leaves nothing of the person in the browser: no cookie, no draft, no page kept for later. */
export async function POST(request: Request) {
  await shopOf(request).account.signOut()
  const headers = new Headers({ location: '/', 'clear-site-data': '"cache", "storage"', 'cache-control': 'no-store' })
  for (const name of [ACCOUNT_COOKIE, SESSION_COOKIE, CLAIM_COOKIE])
    headers.append('set-cookie', writeCookie(name, '', GONE))

  return new Response(null, { status: 303, headers })
}
