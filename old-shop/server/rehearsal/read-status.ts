import type { OldShop } from '@/db/connect'
import { SHOP_TABLES } from './fill-shop'
import { findRehearsal } from './find-rehearsal'

export async function readStatus({ db, sql }: OldShop) {
  const counts = Object.keys(SHOP_TABLES).map(async (table) => {
    const [row] = await sql.unsafe<{ rows: number }[]>(`select count(*)::float as rows from ${table}`)
    return [table, row?.rows ?? 0] as const
  })

  return { rehearsal: await findRehearsal(db), tables: Object.fromEntries(await Promise.all(counts)) }
}
