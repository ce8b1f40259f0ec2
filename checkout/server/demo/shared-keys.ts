import { sql } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import type { Connection } from '@/db/connect'
import type { claimHandoff } from '../handoff/claim-handoff'
import { hashSessionId } from '../session/session'

type Db = Pick<Connection, 'execute'>

/** The table's existence is the switch, so the violation survives restarts of Pasar. */
export async function keepsSharedKeys(db: Db): Promise<boolean> {
  const [table] = await db.execute<{ there: boolean }>(sql`select to_regclass('shared_keys') is not null as there`)

  return table?.there === true
}

export async function keepSharedKeys(db: Db) {
  await db.execute(sql`create table if not exists shared_keys (jti text primary key, session_hash text not null)`)
}

export async function dropSharedKeys(db: Db) {
  await db.execute(sql`drop table if exists shared_keys`)
}

/**
 * Row 6: while `a-shared-key` is on, a claim stores the token's id beside the buyer's session, and
 * so beside the order.
 */
export function keepingSharedKeys(claim: typeof claimHandoff): typeof claimHandoff {
  return async (ctx, handoff) => {
    const claimed = await claim(ctx, handoff)
    const sessionHash = claimed.sessionId ? hashSessionId(claimed.sessionId) : ctx.sessionHash
    if (await keepsSharedKeys(ctx.db)) await keep(ctx.db, { token: handoff.token, sessionHash })

    return claimed
  }
}

const keep = (db: Db, { token, sessionHash }: { token: string; sessionHash: string | null }) =>
  db.execute(sql`
    insert into shared_keys (jti, session_hash) values (${decodeJwt(token).jti}, ${sessionHash}) on conflict do nothing`)
