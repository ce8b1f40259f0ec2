import { Browser } from '@jembatan/buyer/browser'
import { SYSTEM_NAMES, type SystemName, type Systems, type WatchedSystem } from '../systems/systems'

const PATIENCE_MS = 15_000

export type Cookie = { name: string; value: string }

/** A person's browser at each system. */
export type Visitor = Record<SystemName, Browser>

/** A browser of nobody yet, at the one system that it visits. */
export const openBrowser = (
  { origin, address }: Pick<WatchedSystem, 'origin' | 'address'>,
  cookies: Record<string, string> = {},
) =>
  new Browser(origin, cookies, {
    address,
    patience: PATIENCE_MS,
    headers: { 'user-agent': 'Jembatan-Walkthrough/1.0' },
  })

export const openVisitor = ({ ramai, pasar, kasir }: Systems): Visitor => ({
  ramai: openBrowser(ramai),
  pasar: openBrowser(pasar),
  kasir: openBrowser(kasir),
})

/** The session that Pasar knows this visitor by, once there is one. */
export const sessionAtPasar = ({ pasar }: Visitor): string | undefined => pasar.cookies['__Host-pasar_session']

/** Returns the cookies that the browser would send to that system. */
export const cookiesAt = ({ cookies }: Browser): Cookie[] =>
  Object.entries(cookies).map(([name, value]) => ({ name, value }))

export const byName = (cookies: Cookie[]): Record<string, string> =>
  Object.fromEntries(cookies.map(({ name, value }) => [name, value]))

/**
 * From now on the visitor's browsers have these cookies and no other: those that a real browser
 * holds.
 */
export async function takeCookies(visitor: Visitor, readCookies: (system: SystemName) => Promise<Cookie[]>) {
  for (const name of SYSTEM_NAMES) visitor[name].cookies = byName(await readCookies(name))
}
