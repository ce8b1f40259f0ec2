import type { AuditEvent } from '../audit-log/audit-event'
import type { AllTables } from '../audit-log/read-tables'
import { isSystemName } from '../systems/systems'
import { ABSENT, findForbidden } from './absent-tables'
import { CLAIMS } from './claims'

type Sources = {
  /** The names of a token's claims. */
  claims: string[]
  databases: AllTables
  events: AuditEvent[]
}

/** Returns the figures of the closing card. */
export function countCrossed({ claims, databases, events }: Sources) {
  return {
    facts: claims.length,
    /** Claims beyond the nine, which might be about a person. */
    persons: claims.filter((claim) => !CLAIMS.includes(claim)).length,
    /** Tables for payments in Ramai's database; null if it is unreadable. */
    money: findMoneyTables(databases),
    connections: events.filter(isConnection).length,
  }
}

function findMoneyTables(databases: AllTables): string[] | null {
  const ramai = databases.find(({ system }) => system === 'ramai')
  if (!ramai || 'unread' in ramai) return null
  const names = ramai.tables.map(({ name }) => name)

  return ABSENT.ramai.flatMap(({ concept }) => findForbidden(concept, names))
}

/** True for a server-to-server call without the payment partner. */
const isConnection = ({ detail: { crossing } }: AuditEvent) =>
  crossing?.carrier === 'server' && [crossing.from, crossing.to].every((end) => isSystemName(end) && end !== 'kasir')
