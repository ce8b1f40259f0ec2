import { createHash, randomInt } from 'node:crypto'
import { decodeJwt } from 'jose'
import { openDatabase } from '../tools/postgres/open-database'
import { pasar } from './systems'

/** A price that no other test has seen: what comes of a handoff can be told from what comes of theirs. */
export const ownPrice = () => ({ amount: randomInt(1_000_000, 2_000_000_000), currency: 'IDR' as const })

export const hashJti = (token: string) =>
  createHash('sha256')
    .update(String(decodeJwt(token).jti))
    .digest('base64url')

/** What Pasar's database holds because of a handoff. */
export async function tracesOf({ token, seen }: { token: string; seen: { amount: number } }) {
  const sql = openDatabase(pasar.databaseUrl)
  const claims = await sql`select from handoff_claims where jti_hash = ${hashJti(token)}`
  const baskets = await sql`select from basket_lines where seen_amount = ${seen.amount}`
  await sql.end()

  return { claims: claims.count, baskets: baskets.count }
}
