'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { asOperator } from '@/app/back-office/operator-session'
import { readFields } from '@/app/read-fields'
import { shop } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

type State = { reference: string; failure: string | null }

const typed = z.object({ amount: z.coerce.number(), reference: z.string() })

/** Records that the former shop has paid over what its sellers are owed, or shows beside the field why not. */
export async function recordTransfer(_: State, form: FormData): Promise<State> {
  const { amount, reference } = readFields(typed, form)
  const receiving = (await shop()).backOffice.receiveFromFormerShop({ amount, reference })
  const failure = await asOperator(receiving).then(() => null, nameFailure)
  if (failure) return { reference, failure }

  revalidatePath('/back-office/payouts')
  redirect('/back-office/payouts?received=1')
}

function nameFailure(error: unknown) {
  const failure = readFailure(error)
  if (!failure) throw error

  return failure.code === 'input_malformed' ? 'reference' : failure.code
}
