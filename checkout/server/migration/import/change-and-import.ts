import { type Change, changeRow, type Deciding } from '../validation/decide-row'
import { importStaged } from './import-staged'

/**
 * Changes a quarantined row by hand. A row that is thereby loaded is imported as if it had arrived
 * correct. Returns its current quarantine code, or null with the import's result.
 * @throws {DomainError} as `changeRow`.
 */
export async function changeAndImport(ctx: Deciding, change: Change) {
  const code = await changeRow(ctx, change)

  return { code, ...(code === null && (await importStaged(ctx.sql, { now: ctx.now }))) }
}
