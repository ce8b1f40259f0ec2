import { asc } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants } from '@/db/schema'
import { inScope, type Scope } from './scope'

const VISIBLE_CHARACTERS = 4

/** Merchants with masked keys: enough to compare, too little to use. */
export async function listMerchants(db: Connection, scope: Scope) {
  const rows = await db.select().from(merchants).where(inScope(merchants.id, scope)).orderBy(asc(merchants.id))

  return rows.map(({ serverKey, clientKey, nextServerKey, previousServerKey: _, payerSecret: __, ...merchant }) => ({
    ...merchant,
    /** When the key that a rotation replaces or has replaced ends. Null: there is none. */
    replacedKeyEndsAt: nextServerKey ? merchant.serverKeyEndsAt : inFuture(merchant.previousKeyEndsAt),
    serverKey: maskKey(serverKey),
    nextServerKey: nextServerKey && maskKey(nextServerKey),
    clientKey: maskKey(clientKey),
  }))
}

/** By the machine's clock, as the key itself. */
const inFuture = (end: Date | null) => (end && end.getTime() > Date.now() ? end : null)

function maskKey(key: string) {
  const prefix = /^(?:SB-)?Mid-(?:server|client)-/.exec(key)?.[0] ?? ''
  const secret = key.slice(prefix.length)

  return `${prefix}••••${secret.length > 2 * VISIBLE_CHARACTERS ? secret.slice(-VISIBLE_CHARACTERS) : ''}`
}
