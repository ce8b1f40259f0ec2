'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { foreseen } from '@/app/_request/foreseen'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { FAILURES, type Failure } from '@/app/back-office/failures'
import { asOperator } from '@/app/back-office/operator-session'

type State = { reference: string; failure: Failure<'recordTransfer'> | null }

const typed = z.object({ amount: z.coerce.number(), reference: z.string() })

/** Records that the former shop has paid over what its sellers are owed, or shows beside the field why not. */
export const recordTransfer = action(
  { who: 'operator', refusal: 404 },
  async (_: State, form: FormData): Promise<State> => {
    const { amount, reference } = readFields(typed, form)
    const receiving = (await shop()).backOffice.receiveFromFormerShop({ amount, reference })
    const failure = await orNotFound(asOperator(receiving).then(() => null, foreseen(FAILURES.recordTransfer)))
    if (failure) return { reference, failure: failure.code }

    revalidatePath('/back-office/payouts')
    redirect('/back-office/payouts?received=1')
  },
)
