'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { FAILURES, type Failure } from '@/app/back-office/failures'
import { asOperator } from '@/app/back-office/operator-session'
import { foreseen } from '@/app/foreseen'
import { orNotFound } from '@/app/or-not-found'
import { readFields } from '@/app/read-fields'
import { shop } from '@/app/visit'

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
