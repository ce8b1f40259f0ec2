import { writeCookie } from '@jembatan/platform/cookies'
import { CLAIM_COOKIE, CLAIM_COOKIE_OPTIONS } from '@/app/account/claim/claim-cookie'

const LONGEST = 100

type Props = { params: Promise<{ token: string }> }

/**
 * Where the link of an invitation leads. Takes the token out of the address before there is a page, and looks nothing up: a
 * preview or a scanner spends nothing.
 */
export async function GET(_: Request, { params }: Props) {
  const { token } = await params
  const headers = {
    location: '/account/claim',
    'set-cookie': writeCookie(CLAIM_COOKIE, token.slice(0, LONGEST), CLAIM_COOKIE_OPTIONS),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  }

  return new Response(null, { status: 303, headers })
}
