import { readAllTables } from '@/app/basis-data/read-all-tables'

export const dynamic = 'force-dynamic'

export const GET = async () => Response.json(await readAllTables(), { headers: { 'cache-control': 'no-store' } })
