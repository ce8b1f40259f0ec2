import { randomBytes } from 'node:crypto'
import { remember } from '@epic-web/remember'
import { isDemoMode } from '../environment'

/** Time enough to open a window, by the machine's clock: a demo may move the shop's meanwhile. */
const LIFE_MS = 60_000

type Ticket = { session: string; path: string; until: number }

// Next's bundle and the web server's are apart; one process must still know what it gave out. A session is written down nowhere.
const kept = remember('pasarTickets', (): { pasarTickets?: Map<string, Ticket> } => ({}))

const tickets = () => {
  kept.pasarTickets ??= new Map()

  return kept.pasarTickets
}

type Admission = { session: string; path: string }

/** What lets one browser, once and soon, go on as the buyer that a scenario prepared. */
export function issueTicket(admission: Admission, now = Date.now()): { ticket: string } {
  for (const [old, { until }] of tickets()) if (until <= now) tickets().delete(old)
  const ticket = randomBytes(32).toString('base64url')
  tickets().set(ticket, { ...admission, until: now + LIFE_MS })

  return { ticket }
}

/** Whom and where it admits; undefined when it was used, is too old or was never given. */
export function spendTicket(ticket: string, now = Date.now()): Admission | undefined {
  const found = isDemoMode() ? tickets().get(ticket) : undefined
  tickets().delete(ticket)

  return found && found.until > now ? { session: found.session, path: found.path } : undefined
}
