import { and, eq, inArray, lte } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { idempotencyKeys } from '@/db/schema'

export type GatewayAnswer = {
  status: number
  body: object
  /** The audit event was written together with its change. */
  recorded?: boolean
}

export const LONGEST_KEY = 46

/** Lifetime of an idempotent answer. */
const KEPT_SECONDS = 5 * 60
/** Longest request. After that its process is dead, and a retry counts as the first. */
const LONGEST_REQUEST_SECONDS = 30

const SWEPT_AT_ONCE = 10

type Once = {
  merchantId: string
  key: string
  now: Date
  keptSeconds?: number
  isSuccess: (answer: GatewayAnswer) => boolean
  run: () => Promise<GatewayAnswer>
}

/**
 * Returns the answer to the first request under a key, whatever a later one contains. Stores only
 * successes, so a failed request may be retried. Returns nothing while the first request runs.
 */
export async function answerOnce(db: Database, { merchantId, key, now, keptSeconds, isSuccess, run }: Once) {
  const mine = and(eq(idempotencyKeys.merchantId, merchantId), eq(idempotencyKeys.key, key))
  if (!(await begin(db, { merchantId, key, now })))
    return storedAnswer(await db.query.idempotencyKeys.findFirst({ where: mine }))

  try {
    const answer = await run()
    if (isSuccess(answer)) await keep(db, { merchantId, key, now, keptSeconds }, answer)
    else await db.delete(idempotencyKeys).where(mine)

    return answer
  } catch (error) {
    await db.delete(idempotencyKeys).where(mine)
    throw error
  }
}

type Key = Pick<Once, 'merchantId' | 'key' | 'now'>

/**
 * Each stored answer also deletes a few expired ones, so the table stays near the size of five busy
 * minutes.
 */
type Storing = Key & Pick<Once, 'keptSeconds'>

async function keep(
  db: Database,
  { merchantId, key, now, keptSeconds = KEPT_SECONDS }: Storing,
  { status, body }: GatewayAnswer,
) {
  await db
    .update(idempotencyKeys)
    .set({ httpStatus: status, answer: JSON.stringify(body), forgetAt: after(now, keptSeconds) })
    .where(and(eq(idempotencyKeys.merchantId, merchantId), eq(idempotencyKeys.key, key)))
  const forgotten = db
    .select({ key: idempotencyKeys.key })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.merchantId, merchantId), lte(idempotencyKeys.forgetAt, now)))
    .limit(SWEPT_AT_ONCE)
  await db
    .delete(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.merchantId, merchantId),
        lte(idempotencyKeys.forgetAt, now),
        inArray(idempotencyKeys.key, forgotten),
      ),
    )
}

/** The row decides which request is first. An expired or abandoned one is replaced. */
async function begin(db: Connection, { merchantId, key, now }: Key) {
  const fresh = { startedAt: now, forgetAt: after(now, LONGEST_REQUEST_SECONDS), httpStatus: null, answer: null }
  const inserted = await db
    .insert(idempotencyKeys)
    .values({ merchantId, key, ...fresh })
    .onConflictDoUpdate({
      target: [idempotencyKeys.merchantId, idempotencyKeys.key],
      set: fresh,
      setWhere: lte(idempotencyKeys.forgetAt, now),
    })
    .returning({ key: idempotencyKeys.key })

  return inserted.length > 0
}

function storedAnswer(row: typeof idempotencyKeys.$inferSelect | undefined): GatewayAnswer | undefined {
  if (!row?.httpStatus || row.answer === null) return undefined

  return { status: row.httpStatus, body: JSON.parse(row.answer) }
}

const after = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000)
