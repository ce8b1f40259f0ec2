import { describeVerdict, verifyHashChain } from '@jembatan/audit-log'
import { connect } from '@/db/connect'
import { getMigratedDatabase } from '../environment'
import { runCommand } from './run-command'

/** Follows the audit log from its first row to its head. Fails, and names the rows, where one was changed, added or taken away. */
runCommand(async () => {
  const { sql, close } = connect(getMigratedDatabase())
  process.stdout.write(`${describeVerdict(await verifyHashChain(sql).finally(close))}\n`)
})
