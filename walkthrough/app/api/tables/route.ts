import { readAllTables } from '@/server/trail/read-all-tables'

export const dynamic = 'force-dynamic'

export const GET = async () => Response.json(await readAllTables(), { headers: { 'cache-control': 'no-store' } })
