import postgres from 'postgres'
import { testCluster } from '../../../tools/dev/postgres/test-database'
import { createAuditLog } from './create-audit-log'

export default testCluster('audit_log', async (url) => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await createAuditLog(sql)
  await sql.end()
})
