import { remember } from '@epic-web/remember'
import { jwtVerify } from 'jose'
import { getEnvironment } from '../environment'

// Next's bundle and the web server's are apart; a link that one of them saw is spent for all.
const kept = remember('jembatanSpentLinks', (): { jembatanSpentLinks?: Set<string> } => ({}))
kept.jembatanSpentLinks ??= new Set()
const spent = kept.jembatanSpentLinks

/**
 * Accepts a presenter's link once. Links from before this process are refused, because it does not
 * know which were used.
 */
export async function acceptLink(key: string): Promise<boolean> {
  const { DEMO_MODE, WALKTHROUGH_SESSION_KEY } = getEnvironment()
  const secret = new TextEncoder().encode(WALKTHROUGH_SESSION_KEY)
  const link = await jwtVerify(key, secret, {
    algorithms: ['HS256'],
    audience: 'jembatan begin',
    maxTokenAge: '24h',
  }).then(
    ({ payload }) => payload,
    () => undefined,
  )
  if (!DEMO_MODE || !link?.jti || !link.iat || spent.has(link.jti)) return false
  if (link.iat < Math.floor(performance.timeOrigin / 1000)) return false
  spent.add(link.jti)

  return true
}
