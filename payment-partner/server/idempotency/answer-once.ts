import { and, eq, inArray, lte } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { idempotencyKeys } from '@/db/schema'

export type GatewayAnswer = {
  status: number
  body: object
  /** Its audit event was written with the change that it tells of. */
  recorded?: boolean
}

export const LONGEST_KEY = 46

/** How long an answer is given again. */
const KEPT_SECONDS = 5 * 60
/** How long a request may take. After that its process is dead, and whoever asks again is the first. */
const LONGEST_REQUEST_SECONDS = 30

const SWEPT_AT_ONCE = 10

type Once = {
  merchantId: string
  key: string
  now: Date
  isSuccess: (answer: GatewayAnswer) => boolean
  run: () => Promise<GatewayAnswer>
}

/**
 * The answer to the first request under a key, whatever a later one asks. Only a success is kept: what failed
 * may be tried again. Nothing is returned while the first is still running.
 */
export async function answerOnce(db: Database, { merchantId, key, now, isSuccess, run }: Once) {
  const mine = and(eq(idempotencyKeys.merchantId, merchantId), eq(idempotencyKeys.key, key))
  if (!(await begin(db, { merchantId, key, now })))
    return given(await db.query.idempotencyKeys.findFirst({ where: mine }))

  try {
    const answer = await run()
    if (isSuccess(answer)) await keep(db, { merchantId, key, now }, answer)
    else await db.delete(idempotencyKeys).where(mine)

    return answer
  } catch (error) {
    await db.delete(idempotencyKeys).where(mine)
    throw error
  }
}

type Key = Pick<Once, 'merchantId' | 'key' | 'now'>

/** Each answer that is kept takes a few forgotten ones away, so the table never outgrows five busy minutes for long. */
async function keep(db: Database, { merchantId, key, now }: Key, { status, body }: GatewayAnswer) {
  await db
    .update(idempotencyKeys)
    .set({ httpStatus: status, answer: JSON.stringify(body), forgetAt: after(now, KEPT_SECONDS) })
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

/** The row decides who is first; one that is forgotten or whose process died is taken over. */
async function begin(db: Connection, { merchantId, key, now }: Key) {
  const fresh = { startedAt: now, forgetAt: after(now, LONGEST_REQUEST_SECONDS), httpStatus: null, answer: null }
  const begun = await db
    .insert(idempotencyKeys)
    .values({ merchantId, key, ...fresh })
    .onConflictDoUpdate({
      target: [idempotencyKeys.merchantId, idempotencyKeys.key],
      set: fresh,
      setWhere: lte(idempotencyKeys.forgetAt, now),
    })
    .returning({ key: idempotencyKeys.key })

  return begun.length > 0
}

function given(kept: typeof idempotencyKeys.$inferSelect | undefined): GatewayAnswer | undefined {
  if (!kept?.httpStatus || kept.answer === null) return undefined

  return { status: kept.httpStatus, body: JSON.parse(kept.answer) }
}

const after = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000)
