import { DomainError } from '@jembatan/platform/errors'
import { and, eq, notInArray } from 'drizzle-orm'
import { moderationCases } from '@/db/schema'
import type { Context } from '../context'
import { changeCase } from './change-case'
import { showCase } from './list-cases'

/** A takedown as shown to the owner. Knowing its number counts as being the owner. */
export type Notice = Awaited<ReturnType<typeof showNotice>>

/** Accepts lower case and spaces. */
const normalize = (notice: string) => notice.trim().toUpperCase()

/** The notice number of a case without a takedown is not valid yet. */
const noticed = (notice: string) =>
  and(eq(moderationCases.notice, normalize(notice)), notInArray(moderationCases.status, ['open', 'kept']))

/**
 * Returns the takedown with its item's text and the owner's takedowns in force.
 * @throws {DomainError} `notice_unknown` on a miss.
 */
export async function showNotice(ctx: Pick<Context, 'db' | 'language' | 'now'>, { notice }: { notice: string }) {
  const row = await ctx.db.query.moderationCases.findFirst({ columns: { id: true }, where: noticed(notice) })
  if (!row) throw noticeUnknown()
  const { kind, text, takedowns, closed, status, reason, note, decidedAt, appealedAt, answer, answeredAt, ...one } =
    await showCase(ctx, row)

  return {
    notice: one.notice,
    subject: kind,
    text,
    takedowns,
    closed,
    status,
    reason,
    note,
    decidedAt,
    appealedAt,
    answer,
    answeredAt,
  }
}

/** @throws {DomainError} `notice_unknown`, or `case_settled` after an earlier appeal. */
export async function fileAppeal(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { notice, text }: { notice: string; text: string },
) {
  await changeCase({
    db,
    which: noticed(notice),
    change: 'appeal',
    words: { appeal: text },
    moderator: null,
    now,
  }).catch((failure: unknown) => {
    if (failure instanceof DomainError && failure.code === 'case_unknown') throw noticeUnknown()
    throw failure
  })
}

const noticeUnknown = () => new DomainError('not_found', 'notice_unknown', 'There is no notice of this number.')
