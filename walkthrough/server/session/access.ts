import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { getEnvironment } from '../environment'

/** A presenter steers a demo; where there is none, an auditor reads. */
export type Access = { id: string; role: 'presenter' | 'auditor' }

export const SESSION_COOKIE = '__Host-jembatan_session'
const SESSION_LIFE = '12h'
const LINK_LIFE = '24h'
const [SESSION, LINK] = ['jembatan session', 'jembatan begin'] as const

// Next bundles the proxy, pages and route handlers apart; a link that one of them saw is spent for all.
const kept = globalThis as typeof globalThis & { jembatanSpentLinks?: Set<string> }
kept.jembatanSpentLinks ??= new Set()

/**
 * Whom the key of a link lets in: a presenter, once. Links from before this process began are refused too, since it does
 * not remember which of them were used.
 */
export async function acceptLink(key: string): Promise<Access | undefined> {
  const link = await verify(key, { audience: LINK, maxTokenAge: LINK_LIFE })
  const spent = kept.jembatanSpentLinks
  if (!getEnvironment().DEMO_MODE || !link?.jti || !link.iat || !spent || spent.has(link.jti)) return undefined
  if (link.iat < Math.floor(performance.timeOrigin / 1000)) return undefined
  spent.add(link.jti)

  return { id: crypto.randomUUID(), role: 'presenter' }
}

/** The value of the session's cookie: signed, and so nobody's to invent. */
export const writeAccess = ({ id, role }: Access) =>
  new SignJWT({ role })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(SESSION)
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime(SESSION_LIFE)
    .sign(secret())

const sessionSchema = z.object({ sub: z.uuid(), role: z.enum(['presenter', 'auditor']) })

/** Who a cookie says is there; undefined for none, for a forged or old one, and for one of the other mode. */
export async function readAccess(cookie: string | undefined): Promise<Access | undefined> {
  if (!cookie) return undefined
  const { data } = sessionSchema.safeParse(await verify(cookie, { audience: SESSION }))
  const wanted = getEnvironment().DEMO_MODE ? 'presenter' : 'auditor'

  return data?.role === wanted ? { id: data.sub, role: data.role } : undefined
}

async function verify(token: string, options: { audience: string; maxTokenAge?: string }) {
  try {
    return (await jwtVerify(token, secret(), { algorithms: ['HS256'], ...options })).payload
  } catch {
    return undefined
  }
}

const secret = () => new TextEncoder().encode(getEnvironment().WALKTHROUGH_SESSION_KEY)
