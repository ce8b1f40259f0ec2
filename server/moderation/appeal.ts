import { DomainError } from '@jembatan/platform/errors'
import { and, eq, notInArray } from 'drizzle-orm'
import { moderationCases } from '@/db/schema'
import type { Context } from '../context'
import { changeCase, kindOf } from './change-case'

/** What the owner of a taken-down thing is told. Whoever holds the number is the owner, or has it from them. */
export type Notice = Awaited<ReturnType<typeof showNotice>>

/** As a person types it: small letters, spaces. */
const normalize = (notice: string) => notice.trim().toUpperCase()

/** The number of a case that nobody took anything down for names nothing yet. */
const noticed = (notice: string) =>
  and(eq(moderationCases.notice, normalize(notice)), notInArray(moderationCases.status, ['open', 'kept']))

/** @throws {DomainError} `notice_unknown` on a miss. */
export async function showNotice({ db }: Pick<Context, 'db'>, { notice }: { notice: string }) {
  const found = await db.query.moderationCases.findFirst({ where: noticed(notice) })
  if (!found) throw noticeUnknown()
  const { status, reason, note, decidedAt, appealedAt, answer, answeredAt } = found

  return {
    notice: found.notice,
    subject: kindOf(found),
    status,
    reason,
    note,
    decidedAt,
    appealedAt,
    answer,
    answeredAt,
  }
}

/** @throws {DomainError} `notice_unknown`, or `case_settled` when there was an appeal before. */
export async function fileAppeal(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { notice, text }: { notice: string; text: string },
) {
  await changeCase({ db, which: noticed(notice), change: 'appeal', words: { appeal: text }, now }).catch(
    (failure: unknown) => {
      if (failure instanceof DomainError && failure.code === 'case_unknown') throw noticeUnknown()
      throw failure
    },
  )
}

const noticeUnknown = () => new DomainError('not_found', 'notice_unknown', 'There is no notice of this number.')
