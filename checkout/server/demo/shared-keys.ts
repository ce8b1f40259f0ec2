import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

type Db = Pick<Connection, 'execute'>

/** The table is the breach: it is there or it is not, whoever made it and however often Pasar was restarted. */
export async function keepsSharedKeys(db: Db): Promise<boolean> {
  const [table] = await db.execute<{ there: boolean }>(sql`select to_regclass('shared_keys') is not null as there`)

  return table?.there === true
}

export async function keepSharedKeys(db: Db) {
  await db.execute(sql`create table if not exists shared_keys (jti text primary key, basket_id uuid not null)`)
}

export async function dropSharedKeys(db: Db) {
  await db.execute(sql`drop table if exists shared_keys`)
}
