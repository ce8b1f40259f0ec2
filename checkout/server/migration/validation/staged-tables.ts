import { type BundleTable, columnsOf, databaseName } from '@jembatan/migration-bundle'
import { fragment } from '@/db/fragment'

export const tableName = databaseName

/** The schema-qualified staged table. */
export const staged = (table: BundleTable) => fragment(`migration.${databaseName(table)}`)

/** In the column order of a chunk. */
export const stagedColumns = (table: BundleTable) => columnsOf(table).map(databaseName)
