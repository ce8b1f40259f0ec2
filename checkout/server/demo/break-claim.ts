import { sql } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import type { Connection } from '@/db/connect'
import { isDemoMode } from '../environment'
import { keepsSharedKeys } from './shared-keys'

/** BREACH, row 6: the number of a token beside the basket that it became, and so beside the order. Otherwise nothing. */
export async function breakClaim(db: Connection, { token, basketId }: { token: string; basketId: string }) {
  if (!isDemoMode() || !(await keepsSharedKeys(db))) return

  await db.execute(sql`
    insert into shared_keys (jti, basket_id) values (${decodeJwt(token).jti}, ${basketId}) on conflict do nothing`)
}
