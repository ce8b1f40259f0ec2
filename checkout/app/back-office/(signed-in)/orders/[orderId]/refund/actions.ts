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
import { toRupiah } from '@/i18n/as-typed'

type State = { amount: string; failure: Failure<'giveBack'> | null }

const typed = z.object({ orderId: z.string(), requestKey: z.string(), amount: z.string() })

/** More than any order comes to, and no more than a column holds. */
const MOST = 1_000_000_000

/** Gives back as much as was typed, or shows beside the field why not. */
export const giveBack = action({ who: 'operator', refusal: 404 }, async (_: State, form: FormData): Promise<State> => {
  const { amount: text, ...wanted } = readFields(typed, form)
  const amount = toRupiah(text)
  if (!amount) return { amount: text, failure: 'amount_malformed' }
  if (amount > MOST) return { amount: text, failure: 'refund_exceeds_payment' }

  const giving = (await shop()).backOffice.giveBack({ ...wanted, amount })
  const failure = await orNotFound(asOperator(giving).then(() => null, foreseen(FAILURES.giveBack)))
  if (failure) return { amount: text, failure: failure.code }

  revalidatePath('/back-office/orders')
  redirect(
    `/back-office/orders?${new URLSearchParams({ order: wanted.orderId, of: wanted.orderId, done: 'given_back' })}`,
  )
})
