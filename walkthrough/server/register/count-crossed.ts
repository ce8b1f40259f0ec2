import type { AuditEvent } from '../audit-log/audit-event'
import type { AllTables } from '../audit-log/read-tables'
import { isSystemName } from '../systems/systems'
import { ABSENT, findForbidden } from './absent-tables'
import { CLAIMS } from './claims'

type Sources = {
  /** The names of what a token says. */
  claims: string[]
  databases: AllTables
  events: AuditEvent[]
}

/** The figures of the closing card: what crossed, and what did not. */
export function countCrossed({ claims, databases, events }: Sources) {
  return {
    facts: claims.length,
    /** A claim that is none of the nine would be about a person. */
    persons: claims.filter((claim) => !CLAIMS.includes(claim)).length,
    /** Money in Ramai's database; null while it cannot be read. */
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

/** From server to server, with the payment partner at neither end. */
const isConnection = ({ detail: { crossing } }: AuditEvent) =>
  crossing?.carrier === 'server' && [crossing.from, crossing.to].every((end) => isSystemName(end) && end !== 'kasir')
