import {
  checksumsFile,
  compareChecksums,
  type Difference,
  type DocumentKeys,
  daysFile,
  readChecksums,
  type SigningKey,
  signChecksums,
} from '@jembatan/migration-bundle'
import { type ObjectStore, readText } from '@jembatan/platform/object-store'
import type { Sql } from 'postgres'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { readStored } from '../staging/stage-arrived'
import { countRows, unbalanced } from '../validation/count-rows'
import { type ComparedOrders, compareOrders } from './compare-orders'
import { sumStagedRows } from './sum-rows'

type VerifyImport = {
  sql: Sql
  store: ObjectStore
  side: string
  signingKey: SigningKey
  keys: DocumentKeys
  /** Decrypts the old shop's files. */
  identity: string
  now: Date
  onProgress?: (rows: number, all: number) => void
}

export type Verified = {
  migration: string
  sequence: number
  rows: number
  /** Undefined until the old shop's document has arrived. */
  differences?: Difference[]
  /** Undefined until the drawn whole orders for this state have arrived. */
  orders?: ComparedOrders
  /** Tables whose rows are not all loaded, quarantined or refused. */
  unbalanced: string[]
}

/** True when everything could be compared and nothing differs. */
export const isProven = ({ differences, orders, unbalanced }: Verified) =>
  differences?.length === 0 && orders?.differences.length === 0 && unbalanced.length === 0

/**
 * Exit code: 0 proven, 1 a difference, 2 something could not be compared. `unexplained` counts
 * differences from Kasir's reports; it is 0 when Kasir was not asked, which proves nothing.
 */
export function exitCodeOf(verified: Verified, unexplained: number): 0 | 1 | 2 {
  const { differences = [], orders, unbalanced } = verified
  if (differences.length + (orders?.differences.length ?? 0) + unbalanced.length + unexplained > 0) return 1

  return isProven(verified) ? 0 : 2
}

/**
 * Signs Pasar's sums, writes them to the store, and compares them with the old shop's signed ones:
 * all rows by sums, and whole orders cell by cell. The first verifier has compared each chunk at
 * loading.
 * @throws {BundleRefused} when the received orders are not the drawn ones.
 */
export async function verifyImport({ store, signingKey, keys, identity, ...taking }: VerifyImport): Promise<Verified> {
  const ours = await sumStagedRows({
    ...taking,
    keepDays: (migration, days) => store.put(daysFile(migration, 'pasar'), days),
  })
  const { migration, sequence, ranges } = ours
  await store.put(checksumsFile(migration, 'pasar'), Buffer.from(await signChecksums(ours, signingKey)))
  const theirs = await readText(store, checksumsFile(migration, 'old-shop'))
  const daysOf = (side: 'old-shop' | 'pasar') => readStored(store, daysFile(migration, side))
  const readTheirs = async (document: string) => ({
    checksums: await readChecksums(document, keys),
    days: daysOf('old-shop'),
  })

  const verified = {
    migration,
    sequence,
    rows: ranges.reduce((total, { rows }) => total + rows, 0),
    differences: theirs
      ? await compareChecksums(await readTheirs(theirs), { checksums: ours, days: daysOf('pasar') })
      : undefined,
    orders: await compareOrders({ sql: taking.sql, store, keys, identity, migration, sequence }),
    unbalanced: unbalanced(await countRows(taking.sql)).map(({ table }) => table),
  }
  await recordVerdict(taking, verified)

  return verified
}

/** Records only counts; the differences themselves are shown on the terminal only. */
function recordVerdict(
  { sql, now }: Pick<VerifyImport, 'sql' | 'now'>,
  { differences, orders, ...verified }: Verified,
) {
  const detail = {
    sequence: verified.sequence,
    rows: verified.rows,
    ...(differences && { differences: differences.length }),
    ...(orders && { orders: orders.orders, orderDifferences: orders.differences.length }),
    unbalanced: verified.unbalanced,
  }

  return sql.begin((tx) => recordEvent(writerOf(tx), { kind: 'migration_verified', detail, at: now }))
}
