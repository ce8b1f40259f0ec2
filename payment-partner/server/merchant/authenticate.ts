import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants } from '@/db/schema'

export type Merchant = typeof merchants.$inferSelect

/** The merchant whose server key is the user name of HTTP Basic, with an empty password. */
export async function authenticateMerchant(db: Connection, authorization: string | null) {
  const serverKey = readServerKey(authorization)
  if (!serverKey) return undefined

  return db.query.merchants.findFirst({ where: eq(merchants.serverKey, serverKey) })
}

function readServerKey(authorization: string | null) {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '')?.[1]
  const [user, password, ...more] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':')

  // PostgreSQL takes no NUL in a text.
  return password === '' && more.length === 0 && !user?.includes('\0') ? user : undefined
}

/** The merchant whose client key a browser shows. It opens nothing but the card form's own calls. */
export async function authenticateClient(db: Connection, clientKey: string | null) {
  // PostgreSQL takes no NUL in a text.
  if (!clientKey || clientKey.includes('\0')) return undefined

  return db.query.merchants.findFirst({ where: eq(merchants.clientKey, clientKey) })
}
