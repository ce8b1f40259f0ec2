import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants } from '@/db/schema'

/** The merchant whose client key a browser shows. It opens nothing but the card form's own calls. */
export async function authenticateClient(db: Connection, clientKey: string | null) {
  // PostgreSQL takes no NUL in a text.
  if (!clientKey || clientKey.includes('\0')) return undefined

  return db.query.merchants.findFirst({ where: eq(merchants.clientKey, clientKey) })
}
