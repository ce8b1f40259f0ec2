import { DomainError } from '@jembatan/platform/errors'
import type { Sql, TransactionSql } from 'postgres'

/**
 * The one remaining row of a purged shop, in a schema that the purge creates and no migration
 * knows.
 */
export type ClosingRecord = {
  migration: string
  by: string
  emptiedAt: Date
  /** SHA-256 of Pasar's attestation. */
  attestation: string
  tables: { name: string; rows: number }[]
  filesRemoved: number
  /** The signed statement; null while the purge is in progress. */
  statement: string | null
}

/** Returns undefined unless the shop is purged. */
export async function findClosingRecord(sql: Sql): Promise<ClosingRecord | undefined> {
  const [there] = await sql`select to_regclass('closed.shop') is not null as known`
  if (!there?.known) return undefined
  const [record] = await sql<(Omit<ClosingRecord, 'emptiedAt'> & { milliseconds: number })[]>`
    select migration, by, (extract(epoch from emptied_at) * 1000)::float as milliseconds, attestation, tables,
      files_removed as "filesRemoved", statement
    from closed.shop`
  if (!record) return undefined
  const { milliseconds, ...rest } = record

  return { ...rest, emptiedAt: new Date(milliseconds) }
}

export async function writeClosingRecord(
  tx: TransactionSql,
  record: Omit<ClosingRecord, 'filesRemoved' | 'statement'>,
) {
  await tx`create schema closed`
  await tx`
    create table closed.shop (migration uuid primary key, by text not null, emptied_at timestamptz(3) not null,
      attestation text not null, tables jsonb not null, files_removed integer not null default 0, statement text)`
  await tx`
    insert into closed.shop (migration, by, emptied_at, attestation, tables)
    values (${record.migration}, ${record.by}, ${record.emptiedAt.toISOString()}, ${record.attestation},
      ${JSON.stringify(record.tables)}::text::jsonb)`
}

/** Allows another rehearsal. */
export const forgetClosingRecord = (sql: Sql) => sql`drop schema if exists closed cascade`.then(() => {})

/** @throws {DomainError} when the shop has been purged. */
export async function assertNotPurged(sql: Sql) {
  const record = await findClosingRecord(sql)
  if (record)
    throw new DomainError(
      'conflict',
      'migration_closed',
      `The migration is closed since ${record.emptiedAt.toISOString()}: Toko Lama is purged. npm run migration -- rehearse --anew begins another one.`,
    )
}
