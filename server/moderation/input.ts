import { z } from 'zod'
import { TAKEDOWN_REASONS } from './limits'

const note = z.string().trim().min(10, 'note_too_short').max(1000, 'note_too_long')

export const takedown = z.object({ reason: z.enum(TAKEDOWN_REASONS, 'reason_missing'), note })

export const ofCase = z.object({ id: z.uuid() })

/** `from`: the assignee that the page showed; empty for none. */
export const assignment = ofCase.extend({ from: z.string().max(60), take: z.enum(['yes', 'no']) })

/** Only a takedown needs a reason. */
export const caseDecision = z
  .object({ id: z.uuid(), decision: z.enum(['take_down', 'keep']), reason: z.string(), note: z.string() })
  .superRefine(({ decision, ...typed }, { addIssue }) => {
    if (decision === 'keep') return
    for (const { path, message } of takedown.safeParse(typed).error?.issues ?? [])
      addIssue({ code: 'custom', path: [...path], message })
  })

/** An operator's answer to a complaint or an appeal. */
export const answer = z.object({ answer: note })

export const appealAnswer = answer.extend({ id: z.uuid(), decision: z.enum(['uphold', 'restore']).catch('uphold') })

export const appealText = z.string().trim().min(20, 'appeal_too_short').max(2000, 'appeal_too_long')

const notice = z.string().max(100, 'notice_unknown')

export const ofNotice = z.object({ notice })

export const appeal = ofNotice.extend({ text: appealText })

/** The number of a notice, and in the second step an appeal against its takedown. */
export const appealForm = z.object({
  number: notice,
  text: z.string().default(''),
  step: z.enum(['look', 'send']).catch('look'),
})
