'use server'

import { type FormErrors, refuse } from '@jembatan/http/form-action'
import { NOTICES } from '@/server/complaints/limits'
import { appealForm, appealText } from '@/server/moderation/input'
import { readRefusal } from '@/server/trpc/caller'
import { formAction } from '../_forms/actions'
import { getRamai } from '../_request/visitor'
import { openNotice, type ShownNotice } from './open-notice'

type Appealed = { notice: ShownNotice; sent: boolean }

/** Shows the notice with a number, and files the single appeal against it. */
export const appeal = formAction(
  { who: 'anybody', limits: [NOTICES] },
  { schema: appealForm, words: 'complaints.mistakes', otherwise: 'number' },
  async ({ number, text, step }): Promise<Appealed> => {
    const which = { notice: number }
    const refused = step === 'send' ? await file({ ...which, text }) : undefined
    const notice = await openNotice(number)
    if (refused) refuse(refused, { notice, sent: false } satisfies Appealed)

    return { notice, sent: step === 'send' }
  },
)

/** Returns the errors of an appeal, which are shown beside its notice. */
async function file({ notice, text }: { notice: string; text: string }): Promise<FormErrors | undefined> {
  const typed = appealText.safeParse(text)
  if (!typed.success) return { text: typed.error.issues[0]?.message ?? '' }
  const { complaints } = await getRamai()

  return complaints.appeal({ notice, text: typed.data }).then(
    () => undefined,
    (failure: unknown) => {
      const refusal = readRefusal(failure)
      if (!refusal) throw failure

      return { text: refusal.code }
    },
  )
}
