import { describeVerdict, verifyHashChain } from '@jembatan/audit-log'
import { connect } from '@/db/connect'
import { getMigratedDatabase } from '../environment'
import { runCommand } from './run-command'

/**
 * Verifies the audit log from its first row to its head. Fails with the ids of rows that were
 * changed, added or removed.
 */
await runCommand(async () => {
  const { sql, close } = connect(getMigratedDatabase())

  return describeVerdict(await verifyHashChain(sql).finally(close))
})
