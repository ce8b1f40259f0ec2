import { createHash, randomBytes } from 'node:crypto'
import { eq, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { biSnapAccounts, biSnapTokens, merchants } from '@/db/schema'
import { NOW } from '../clock'

export const TOKEN_SECONDS = 900

/** Condition: the merchant of a client id. */
export function byClientId(clientId: string | null): SQL {
  if (!clientId || clientId.includes('\0')) return sql`false`

  return sql`${merchants.id} = (select merchant_id from ${biSnapAccounts} where client_id = ${clientId})`
}

/** Condition: the merchant of a valid access token. */
export function byAccessToken(authorization: string | null): SQL {
  const token = readAccessToken(authorization)
  if (!token) return sql`false`

  return sql`${merchants.id} = (
    select merchant_id from ${biSnapTokens} where token_hash = ${hash(token)} and expires_at > ${NOW})`
}

export const readAccessToken = (authorization: string | null) =>
  /^Bearer ([\w-]{20,200})$/.exec(authorization ?? '')?.[1] ?? ''

export async function findAccount(db: Connection, merchantId: string) {
  const [account] = await db.select().from(biSnapAccounts).where(eq(biSnapAccounts.merchantId, merchantId))

  return account
}

/** Issues an access token for a quarter of an hour. */
export async function issueToken(db: Connection, { merchantId, now }: { merchantId: string; now: Date }) {
  const token = randomBytes(48).toString('base64url')
  const expiresAt = new Date(now.getTime() + TOKEN_SECONDS * 1000)
  await db.insert(biSnapTokens).values({ tokenHash: hash(token), merchantId, expiresAt })

  return token
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
