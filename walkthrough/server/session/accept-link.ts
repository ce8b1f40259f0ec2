import { remember } from '@epic-web/remember'
import { jwtVerify } from 'jose'
import { getEnvironment } from '../environment'

// Next's bundle and the web server's are apart; a link that one of them saw is spent for all.
const singleton = remember('jembatanSpentLinks', (): { jembatanSpentLinks?: Set<string> } => ({}))
singleton.jembatanSpentLinks ??= new Set()
const usedLinks = singleton.jembatanSpentLinks

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
  if (!DEMO_MODE || !link?.jti || !link.iat || usedLinks.has(link.jti)) return false
  if (link.iat < Math.floor(performance.timeOrigin / 1000)) return false
  usedLinks.add(link.jti)

  return true
}
