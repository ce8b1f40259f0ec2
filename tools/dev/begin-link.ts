import { SignJWT } from 'jose'
import type { Settings } from './systems/settings'

/**
 * Returns a link that starts one presenter session, with the right to steer, and opens a page of
 * the walkthrough. Needs that process's settings.
 */
export async function beginLink({ WALKTHROUGH_ORIGIN, WALKTHROUGH_SESSION_KEY }: Settings, page?: string) {
  const key = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience('jembatan begin')
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .sign(new TextEncoder().encode(WALKTHROUGH_SESSION_KEY))
  const link = new URL('/begin', WALKTHROUGH_ORIGIN)
  link.searchParams.set('key', key)
  if (page) link.searchParams.set('to', page)

  return link.href
}
