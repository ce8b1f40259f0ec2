import { type BundleTable, columnsOf, databaseName } from '@jembatan/migration-bundle'
import { fragment } from '@/db/fragment'

export const tableName = databaseName

/** The staged table with its schema, for a statement. */
export const staged = (table: BundleTable) => fragment(`migration.${databaseName(table)}`)

/** In the order in which a chunk has them. */
export const stagedColumns = (table: BundleTable) => columnsOf(table).map(databaseName)
