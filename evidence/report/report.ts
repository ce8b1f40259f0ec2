import type { HashChainVerdict } from '@jembatan/audit-log'
import type { SystemName } from '../../tools/systems/systems'
import type { Checked } from '../controls/check-each'
import type { Control, Words } from '../controls/control'
import type { Observed } from '../world/egress'

export type Flow = { id: string; name: string; from: string; to: string; carrier: string; never: string[] }

/** Of a flow that ends: whether it has begun, and since when it is closed, by the audit log of the system that ends it. */
export type FlowState = { state: 'unused' | 'open' } | { state: 'closed'; since: string }

/** One registered flow beside what was seen of it. */
export type SeenFlow = Flow & {
  recorded: number
  refused: number
  measured: number | null
  /** Null for a flow that does not end. */
  ends: FlowState | null
}

export type Database = {
  system: SystemName
  title: string
  tables: { name: string; rows: number }[]
  /** What may never be there, by which rule, and the tables that are there after all. */
  absent: { concept: string; rule: Words; found: string[] }[]
}

export type AuditLog = Pick<HashChainVerdict, 'events' | 'head' | 'faults'> & {
  system: SystemName
  title: string
  statement: string
}

/** All that a report says, and all that is signed. Whatever the page shows is drawn from this alone. */
export type Report = {
  at: string
  build: { commit: string; committedAt: string; changed: boolean }
  environment: { node: string; postgres: Record<string, string>; os: string; cores: number; memoryGiB: number }
  sum: { passed: number; failed: number; notBuilt: number }
  rows: Checked[]
  notBuilt: Pick<Control, 'row' | 'title' | 'clauses'>[]
  flows: SeenFlow[]
  /** Connections that no flow of the register explains; null while nobody measures. */
  unexplained: Observed[] | null
  databases: Database[]
  auditLogs: AuditLog[]
  signer: string
}
