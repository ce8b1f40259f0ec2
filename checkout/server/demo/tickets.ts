import { randomBytes } from 'node:crypto'
import { remember } from '@epic-web/remember'
import { isDemoMode } from '../environment'

/**
 * Long enough to open a window. By the machine's clock, since a demo may move the shop's meanwhile.
 */
const LIFE_MS = 60_000

type Ticket = { session: string; path: string; until: number }

// Next's bundle and the web server's each load this module; both must know the issued tickets. In
// memory only, so that no session is stored.
const singleton = remember('pasarTickets', (): { pasarTickets?: Map<string, Ticket> } => ({}))

const tickets = () => {
  singleton.pasarTickets ??= new Map()

  return singleton.pasarTickets
}

type Admission = { session: string; path: string }

/**
 * Issues a short-lived ticket that lets one browser, once, continue as the buyer that a scenario
 * prepared.
 */
export function issueTicket(admission: Admission, now = Date.now()): { ticket: string } {
  for (const [old, { until }] of tickets()) if (until <= now) tickets().delete(old)
  const ticket = randomBytes(32).toString('base64url')
  tickets().set(ticket, { ...admission, until: now + LIFE_MS })

  return { ticket }
}

/** Returns the ticket's admission; undefined when it is used, expired or unknown. */
export function spendTicket(ticket: string, now = Date.now()): Admission | undefined {
  const entry = isDemoMode() ? tickets().get(ticket) : undefined
  tickets().delete(ticket)

  return entry && entry.until > now ? { session: entry.session, path: entry.path } : undefined
}
