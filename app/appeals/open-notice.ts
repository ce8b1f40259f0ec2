import type { RouterOutputs } from '@/server/trpc/outputs'
import { getRamai, getVisitor } from '../_request/visitor'
import { formatMoment } from '../_ui/moment'

/** A notice as its page shows it. */
export type ShownNotice = Awaited<ReturnType<typeof openNotice>>

/** The messages for the number of takedowns in force. */
const STRIKES = ['none', 'first', 'second'] as const

/** @throws {DomainError} `notice_unknown` on a miss. */
export async function openNotice(number: string) {
  const { complaints } = await getRamai()
  const { language } = await getVisitor()
  const { notice, subject, text, status, reason, note, answer, decidedAt, ...owner } = await complaints.notice({
    notice: number,
  })

  return {
    number: notice,
    subject,
    text,
    status,
    reason: reason ?? ('other' as const),
    note: note ?? '',
    answer: answer ?? '',
    decided: decidedAt ? formatMoment(decidedAt, language) : '',
    strikes: strikesOf(owner),
  }
}

type Owner = Pick<RouterOutputs['complaints']['notice'], 'takedowns' | 'closed'>

const strikesOf = ({ takedowns, closed }: Owner) => (closed ? 'closed' : (STRIKES[takedowns] ?? 'closed'))
