import type { HandoffClaims } from '@jembatan/contract/handoff'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { HANDOFF, passed } from '../audit/crossings'
import { type AuditEvent, eventStatement } from '../audit/record-event'
import { movingSession, type NextSession } from '../session/session'
import { forgetAt, hashJti } from './claim-life'
import { describeGenuineToken } from './describe-token'

type OpenClaimedBasket = {
  token: string
  claims: HandoffClaims
  resumeKey: string
  session: NextSession
  now: Date
}

/**
 * Spends a handoff and creates its buy-now basket under the next session, moving everything of the
 * current one. One statement, in which each part depends on `spent`; a concurrent claim waits for
 * it. Returns null when the token is spent or the shop never sold the item.
 */
export async function openClaimedBasket(db: Connection, opening: OpenClaimedBasket) {
  const { claims, resumeKey, session, now } = opening
  const { iss, jti, sku, qty, promo } = claims
  const [seenAmount] = claims.seen
  const { present, hash: fresh } = session
  const moved =
    present && present !== fresh
      ? sql`, ${movingSession({ from: present, to: fresh, where: sql`exists (select from spent)` })}`
      : sql``
  const at = sql`${now.toISOString()}::timestamptz`

  const [opened] = await db.execute<{ basketId: string }>(sql`
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
    ), opened as (
      insert into baskets (session_hash, issuer, promo_id, resume_key, created_at)
      select ${fresh}, issuer, (select id from credited), ${resumeKey}, ${at} from spent returning id
    ), filled as (
      insert into basket_lines (basket_id, sku, quantity, seen_amount)
      select id, ${sku}, ${qty}::integer, ${seenAmount}::integer from opened
    ), recorded as (
      ${eventStatement(claimedEvent(opening))} from spent
    )${moved}
    select id as "basketId" from opened`)

  return opened ? { basketId: opened.basketId, orderId: null, sessionId: session.id } : null
}

function claimedEvent({ token, claims, now }: OpenClaimedBasket): AuditEvent {
  const message = { method: 'POST', path: '/h/claim', status: 303, ...describeGenuineToken(token, claims) }

  return { kind: 'handoff_claimed', detail: { crossing: passed(HANDOFF), message }, at: now }
}
