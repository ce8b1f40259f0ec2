import { withAdvisoryLock } from '@jembatan/platform/advisory-lock'
import { DomainError } from '@jembatan/platform/errors'
import type { Sql, TransactionSql } from 'postgres'
import type { Connection } from '@/db/connect'
import { schemaFolders } from '@/db/migrate'
import { buildStagingArea } from '@/db/staging-area'
import { emptyStaging } from './stage-bundle'

export type Phase = 'none' | 'loading' | 'open' | 'purged'
/** Times are RFC 3339 in UTC, as in the signed documents. */
export type MigrationPhase = { phase: Phase; at: string | null }

/** SQL for an instant column as RFC 3339 text. */
export const isoOf = (sql: Sql | TransactionSql, column: string) =>
  sql`to_char(${sql(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The phase of the migration; `none` before it began. */
export async function readPhase(sql: Sql | TransactionSql): Promise<MigrationPhase> {
  const [row] = await sql<MigrationPhase[]>`select phase::text as phase, ${isoOf(sql, 'at')} as at from migration_state`

  return row ?? { phase: 'none', at: null }
}

/** True after the purge. */
export const isMigrationClosed = async ({ sql }: { sql: Sql }) => (await readPhase(sql)).phase === 'purged'

/**
 * Starts loading: a new migration, or another one after a purge.
 * @throws {Error} in one sentence when the shop has opened with the imported rows.
 */
export async function beginLoading(tx: TransactionSql, { now, anew }: { now: Date; anew: boolean }) {
  const from = anew ? ['none', 'loading', 'purged'] : ['none', 'loading']
  const { count } = await tx`
    insert into migration_state (phase, at) values ('loading', ${now.toISOString()})
    on conflict (id) do update set phase = excluded.phase,
      at = case when migration_state.phase = 'loading' then migration_state.at else excluded.at end
    where migration_state.phase::text = any (${from})`
  if (count > 0) return
  const { phase } = await readPhase(tx)
  if (phase === 'purged')
    throw new DomainError(
      'conflict',
      'migration_closed',
      `The migration is closed, and what it loaded is purged. ${ANEW}`,
    )
  throw new DomainError(
    'conflict',
    'shop_is_open',
    'Pasar has opened with what came, and loads nothing more: npm run migration -- purge ends the migration.',
  )
}

/**
 * Runs before the first row is staged. With `anew`, discards loaded rows, or rebuilds the staging
 * area after a purge.
 */
export async function beginMigration(db: Connection, sql: Sql, { now, anew = false }: { now: Date; anew?: boolean }) {
  if (anew) {
    await assertNoMigratedOrders(sql)
    await buildStagingArea(db, schemaFolders())
  }
  await sql.begin(async (tx) => {
    await beginLoading(tx, { now, anew })
    if (anew) await emptyStaging(tx)
  })
}

/** Imported orders stay after a purge, and no order may be imported twice. */
async function assertNoMigratedOrders(sql: Sql) {
  const { phase } = await readPhase(sql)
  const [migrated] = phase === 'purged' ? await sql`select from migrated_orders limit 1` : []
  if (migrated)
    throw new DomainError(
      'conflict',
      'orders_kept',
      'Pasar keeps the orders of the migration before. Another rehearsal begins with an empty shop: npm run reset',
    )
}

/**
 * Call it before reading the staging area.
 * @throws {Error} in one sentence after a purge.
 */
export async function assertNotPurged(sql: Sql) {
  const { phase, at } = await readPhase(sql)
  if (phase === 'purged')
    throw new DomainError('conflict', 'migration_closed', `The migration is closed since ${at}. ${ANEW}`)
}

const ANEW = 'Another one begins with npm run migration -- rehearse --anew, export, and import --anew.'

/**
 * Locks the migration against a concurrent opening or purge.
 * @throws {Error} in one sentence when it has opened or ended.
 */
export async function holdLoading(tx: TransactionSql) {
  const { count } = await tx`select from migration_state where phase = 'loading' for update`
  if (count === 0)
    throw new DomainError(
      'conflict',
      'migration_changed',
      'Another command has opened or ended the migration: npm run migration -- status says how it is.',
    )
}

/** Last statement of the opening transaction: until then its imports count as in progress. */
export const markOpen = (tx: TransactionSql, now: Date) =>
  tx`update migration_state set phase = 'open', at = ${now.toISOString()} where phase = 'loading'`

export const markPurged = (tx: TransactionSql, now: Date) =>
  tx`update migration_state set phase = 'purged', at = ${now.toISOString()}`

/** Lock id, unique in this database. */
const LOCK = 7_170_002

/** Serialises cut-over, roll-back and purge. @throws {DomainError} when another one is running. */
export const inTurn = <Result>(sql: Sql, work: () => Promise<Result>): Promise<Result> =>
  withAdvisoryLock(sql, { lock: LOCK, busy: underWay }, work)

const underWay = () =>
  new DomainError('conflict', 'cut_over_running', 'A cut-over is under way: wait until it has ended, or end it.')
