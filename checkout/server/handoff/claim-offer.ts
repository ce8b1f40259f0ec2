import type { HandoffClaims } from '@jembatan/contract/handoff'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { HANDOFF, passed } from '../audit/crossings'
import { type AuditEvent, eventStatement } from '../audit/record-event'
import { movingSession, type NextSession } from '../session/session'
import { forgetAt, hashJti } from './claim-life'
import { describeGenuineToken } from './describe-token'

type ClaimOffer = {
  token: string
  claims: HandoffClaims
  resumeKey: string
  session: NextSession
  now: Date
}

/** A product's page to open, on one of its variants. */
export type Offered = { productId: string; sku: string }

/**
 * Spends a handoff and creates its offer under the next session, moving everything of the current
 * one. One statement, in which each part depends on `spent`; a concurrent claim waits for it.
 * Returns null when the token is spent or the shop never sold the item.
 */
export async function claimOffer(db: Connection, claiming: ClaimOffer): Promise<Offered | null> {
  const { claims, resumeKey, session, now } = claiming
  const { iss, jti, sku, qty, promo } = claims
  const [seenAmount] = claims.seen
  const { present, hash: fresh } = session
  const moved =
    present && present !== fresh
      ? sql`, ${movingSession({ from: present, to: fresh, where: sql`exists (select from spent)` })}`
      : sql``
  const at = sql`${now.toISOString()}::timestamptz`

  const [claimed] = await db.execute<{ productId: string }>(sql`
    with offered as (
      select product_id from variants where sku = ${sku}
    ), credited as (
      -- A promotion earns for its own product only, in whichever size or colour, and not after its end.
      select promos.id from promos join variants using (sku) join offered using (product_id)
      where promos.id = ${promo} and ended_at is null
    ), spent as (
      insert into handoff_claims (issuer, jti_hash, forget_at)
      select ${iss}, ${hashJti(jti)}, ${forgetAt(now).toISOString()}::timestamptz from offered
      on conflict do nothing returning issuer
    ), claimed as (
      insert into offers
        (session_hash, issuer, promo_id, product_id, sku, quantity, seen_amount, resume_key, claimed_at)
      select ${fresh}, issuer, (select id from credited), product_id, ${sku}, ${qty}::integer, ${seenAmount}::integer,
        ${resumeKey}, ${at}
      from spent, offered returning product_id
    ), recorded as (
      ${eventStatement(claimedEvent(claiming))} from spent
    )${moved}
    select product_id as "productId" from claimed`)

  return claimed ? { productId: claimed.productId, sku } : null
}

function claimedEvent({ token, claims, now }: ClaimOffer): AuditEvent {
  const message = { method: 'POST', path: '/h/claim', status: 303, ...describeGenuineToken(token, claims) }

  return { kind: 'handoff_claimed', detail: { crossing: passed(HANDOFF), message }, at: now }
}
