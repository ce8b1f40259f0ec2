import { readAllTables } from '@/server/audit-log/read-tables'

export const dynamic = 'force-dynamic'

export const GET = async () => Response.json(await readAllTables(), { headers: { 'cache-control': 'no-store' } })
