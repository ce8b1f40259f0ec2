'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { readMistakes, readTyped } from '@/app/_forms/answered'
import type { Answered } from '@/app/_forms/fields'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'

/** Keeps what was reported, or takes it down. */
export const decide = action(
  { who: 'operator', refusal: 303 },
  async (former: Answered, form: FormData): Promise<Answered> => {
    const typed = readTyped([former, form], ['id', 'decision', 'reason', 'note'])
    const { id = '', decision, reason = '', note = '' } = typed
    const { desk } = await getRamai()
    const keeping = decision === 'keep'

    return conclude(keeping ? desk.keep({ id }) : desk.takeDown({ id, reason, note }), {
      typed,
      otherwise: 'note',
      done: keeping ? 'keep' : 'take_down',
    })
  },
)

/** Refuses an appeal, or grants it. */
export const answerAppeal = action(
  { who: 'operator', refusal: 303 },
  async (former: Answered, form: FormData): Promise<Answered> => {
    const typed = readTyped([former, form], ['id', 'decision', 'answer'])
    const { id = '', answer = '' } = typed
    const change = typed.decision === 'restore' ? 'restore' : 'uphold'
    const { desk } = await getRamai()

    return conclude(desk.answerAppeal({ id, change, answer }), { typed, otherwise: 'answer', done: change })
  },
)

type Conclude = { typed: Answered['typed']; otherwise: string; done: string }

/** Back to the list, which says what was done; or what is wrong, with what was typed. */
async function conclude(deciding: Promise<unknown>, { typed, otherwise, done }: Conclude): Promise<Answered> {
  const mistakes = await asOperator(deciding).then(
    () => undefined,
    (failure: unknown) => readMistakes(failure, otherwise),
  )
  if (!mistakes) redirect(`/desk/reports?done=${done}`)

  return { typed, mistakes }
}
