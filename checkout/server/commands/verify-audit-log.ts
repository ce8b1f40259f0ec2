import { describeVerdict, verifyHashChain } from '@jembatan/audit-log'
import { connect } from '@/db/connect'
import { getMigratedDatabase } from '../environment'
import { command } from './command'

/**
 * Verifies the audit log's hash chain from its first row to its head. Fails and names the rows that
 * were changed, added or removed.
 */
command(async () => {
  const { sql, close } = connect(getMigratedDatabase())

  return describeVerdict(await verifyHashChain(sql).finally(close))
})
