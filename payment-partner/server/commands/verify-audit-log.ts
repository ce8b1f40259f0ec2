import { describeVerdict, verifyHashChain } from '@jembatan/audit-log'
import { connect } from '@/db/connect'
import { getMigratedDatabase } from '../environment'
import { runCommand } from './run-command'

/**
 * Verifies the audit log from its first row to its head. Fails, with the rows' names, if a row was
 * changed, added or removed.
 */
runCommand(async () => {
  const { sql, close } = connect(getMigratedDatabase())
  process.stdout.write(`${describeVerdict(await verifyHashChain(sql).finally(close))}\n`)
})
