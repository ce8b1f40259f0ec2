import { type BundleTable, columnsOf } from '@jembatan/contract/bundle'

/** The contract's names are those of programs; the database's have underscores. */
const databaseName = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const tableName = databaseName

/** With its schema, for a statement. */
export const staged = (table: BundleTable) => `migration.${databaseName(table)}`

/** In the order in which a chunk has them. */
export const stagedColumns = (table: BundleTable) => columnsOf(table).map(databaseName).join(', ')
