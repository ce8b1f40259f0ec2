import type { HashChainVerdict } from '@jembatan/audit-log'
import type { SystemName } from '../../tools/dev/systems/systems'
import type { Checked } from '../controls/check-each'
import type { Control, Words } from '../controls/control'
import type { Observed } from '../world/egress'
import type { FlowState } from '../world/flow-state'
import type id from './messages/id.json'

export type Flow = { id: string; name: string; from: string; to: string; carrier: string; never: string[] }

/** One registered flow with its observations. */
export type SeenFlow = Flow & {
  recorded: number
  refused: number
  measured: number | null
  /** Null for a permanent flow. */
  ends: FlowState | null
}

export type Database = {
  system: SystemName
  title: string
  tables: { name: string; rows: number }[]
  /** Concepts that must be absent, with the rule, and tables that contain them all the same. */
  absent: { concept: string; rule: Words; columns: string[] }[]
}

export type AuditLog = Pick<HashChainVerdict, 'events' | 'head' | 'faults'> & {
  system: SystemName
  title: string
  statement: string
}

/** Rows by verdict. Reports from before there was an open migration have no number of it. */
type Sums = { passed: number; failed: number; migrationOpen?: number; notBuilt: number }

/** Everything in a report, and everything signed. The page is drawn from this only. */
export type Report = {
  at: string
  build: { commit: string; committedAt: string; changed: boolean }
  environment: { node: string; postgres: Record<string, string>; os: string; cores: number; memoryGiB: number }
  sum: Sums
  rows: Checked[]
  notBuilt: Pick<Control, 'row' | 'title' | 'clauses'>[]
  flows: SeenFlow[]
  /** Connections that no flow of the register explains; null without a measurement. */
  unexplained: Observed[] | null
  databases: Database[]
  auditLogs: AuditLog[]
  signer: string
}

export type Language = 'id' | 'en'

/** Input of every part of a page. Both languages have the same messages. */
export type ReportPage = { report: Report; fingerprint: string; language: Language; words: typeof id }
