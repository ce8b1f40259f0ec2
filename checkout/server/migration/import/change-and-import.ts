import { type Change, changeRow, type Deciding } from '../validation/decide-row'
import { importStaged } from './import-staged'

/**
 * Changes a quarantined row by hand; a row that is loaded by that goes on as if it had come right.
 * Gives the code that it is quarantined for now, or null with what was imported.
 * @throws {DomainError} as `changeRow`.
 */
export async function changeAndImport(ctx: Deciding, change: Change) {
  const code = await changeRow(ctx, change)

  return { code, ...(code === null && (await importStaged(ctx.sql, { now: ctx.now }))) }
}
