import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants, snapTokens } from '@/db/schema'
import { isUuid } from '../payment/payment'

/** Returns the origins that may frame this payment, as its merchant listed them. */
export async function listEmbedOrigins(db: Connection, token: string): Promise<string[]> {
  if (!isUuid(token)) return []
  const [merchant] = await db
    .select({ origins: merchants.embedOrigins })
    .from(snapTokens)
    .innerJoin(merchants, eq(merchants.id, snapTokens.merchantId))
    .where(eq(snapTokens.token, token))

  return merchant?.origins ?? []
}
