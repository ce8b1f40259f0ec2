import * as platform from '@jembatan/platform/operator-sessions'
import { eq } from 'drizzle-orm'
import { operatorSessions as table } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Context } from '../context'

export const { startSession, findSession, endSession, endAllSessions } = platform.operatorSessions({
  table,
  place: 'desk',
  record: recordEvent,
})

/** Returns the name of the operator of a valid session; undefined without one. */
export async function findOperator(ctx: Pick<Context, 'db' | 'now'>, session: Parameters<typeof findSession>[1]) {
  const tokenHash = await findSession(ctx, session)
  if (!tokenHash) return undefined
  const [row] = await ctx.db.select({ name: table.name }).from(table).where(eq(table.tokenHash, tokenHash))

  return row?.name
}
