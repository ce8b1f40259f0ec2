import { asc } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants } from '@/db/schema'

const SHOWN = 4

/** Merchants with masked keys: enough to compare, too little to use. */
export async function listMerchants(db: Connection) {
  const rows = await db.select().from(merchants).orderBy(asc(merchants.id))

  return rows.map(({ serverKey, clientKey, ...merchant }) => ({
    ...merchant,
    serverKey: maskKey(serverKey),
    clientKey: maskKey(clientKey),
  }))
}

function maskKey(key: string) {
  const prefix = /^(?:SB-)?Mid-(?:server|client)-/.exec(key)?.[0] ?? ''
  const secret = key.slice(prefix.length)

  return `${prefix}••••${secret.length > 2 * SHOWN ? secret.slice(-SHOWN) : ''}`
}
