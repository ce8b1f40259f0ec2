'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { mistakeOfLength } from '@/app/_forms/text-length'
import { foreseen } from '@/app/_request/foreseen'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { FAILURES, type Failure } from '@/app/back-office/failures'
import { asOperator } from '@/app/back-office/operator-session'

type AcceptFailure = Failure<'acceptReturn'>

const ofReturn = z.object({ returnId: z.coerce.number().int() })
const accepted = ofReturn.extend({ restock: z.enum(['yes', 'no']) })

/** The seller takes the goods back, and the money goes back. */
export const acceptReturn = action(
  { who: 'operator', refusal: 404 },
  async (_: AcceptFailure | null, form: FormData): Promise<AcceptFailure | null> => {
    const { returnId, restock } = readFields(accepted, form)
    const accepting = (await shop()).backOffice.acceptReturn({ returnId, restock: restock === 'yes' })
    const done = await orNotFound(asOperator(accepting).catch(foreseen(FAILURES.acceptReturn)))

    return 'code' in done ? done.code : thenShow(done)
  },
)

type RefuseState = { answer: string; failure: Failure<'refuseReturn'> | null }

const refused = ofReturn.extend({ answer: z.string() })

const LONGEST = 1000

/** Says why the seller does not take them back, or beside the field why that was not taken. */
export const refuseReturn = action(
  { who: 'operator', refusal: 404 },
  async (_: RefuseState, form: FormData): Promise<RefuseState> => {
    const { returnId, answer } = readFields(refused, form)
    const wrong = mistakeOfLength('answer', answer, { longest: LONGEST })
    if (wrong) return { answer, failure: wrong }

    const refusing = (await shop()).backOffice.refuseReturn({ returnId, answer })
    const done = await orNotFound(asOperator(refusing).catch(foreseen(FAILURES.refuseReturn)))

    return 'code' in done ? { answer, failure: done.code } : thenShow(done)
  },
)

function thenShow({ orderId }: { orderId: string }): never {
  revalidatePath('/back-office/returns')
  redirect(`/back-office/returns?show=todo&of=${encodeURIComponent(orderId)}`)
}
