import { createHash } from 'node:crypto'
import { and, eq, lte } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { idempotencyKeys } from '@/db/schema'
import type { GatewayAnswer } from './answer-once'

export const LONGEST_PAYOUT_KEY = 100

const KEPT_SECONDS = 24 * 60 * 60

type Once = {
  merchantId: string
  /** Keys of different interfaces never meet. */
  face: 'iris' | 'bi-snap'
  key: string
  /** Method, path and body: a key belongs to one request. */
  request: string
  now: Date
  run: (tx: Connection) => Promise<GatewayAnswer>
}

/**
 * Returns the first answer under a key for a day. The answer is stored in the same commit as the
 * work, so a killed process leaves either both or neither; a refusal is thrown and not stored. A
 * concurrent request waits for the first one. Returns nothing for a different request.
 */
export const answerInOneCommit = (db: Connection, { merchantId, face, key, request, now, run }: Once) =>
  inTransaction(db, async (tx): Promise<GatewayAnswer | undefined> => {
    // Longer than any key of Core's, so that the interfaces cannot meet.
    const row = { merchantId, key: `${face}:${hash(key)}` }
    const requestHash = hash(request)
    const mine = and(eq(idempotencyKeys.merchantId, merchantId), eq(idempotencyKeys.key, row.key))
    const fresh = { requestHash, startedAt: now, forgetAt: new Date(now.getTime() + KEPT_SECONDS * 1000) }
    const inserted = await tx
      .insert(idempotencyKeys)
      .values({ ...row, ...fresh })
      .onConflictDoUpdate({
        target: [idempotencyKeys.merchantId, idempotencyKeys.key],
        set: fresh,
        setWhere: lte(idempotencyKeys.forgetAt, now),
      })
      .returning({ key: idempotencyKeys.key })
    if (inserted.length === 0)
      return storedAnswer(await tx.query.idempotencyKeys.findFirst({ where: mine }), requestHash)

    const answer = await run(tx)
    await tx
      .update(idempotencyKeys)
      .set({ httpStatus: answer.status, answer: JSON.stringify(answer.body) })
      .where(mine)

    return answer
  })

function storedAnswer(stored: typeof idempotencyKeys.$inferSelect | undefined, requestHash: string) {
  if (!stored?.httpStatus || stored.answer === null || stored.requestHash !== requestHash) return undefined

  return { status: stored.httpStatus, body: JSON.parse(stored.answer) }
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
