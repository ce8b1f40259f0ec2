'use client'

import { useActionState } from 'react'
import { Field } from '@/app/_forms/field'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import type { Failure } from '@/app/back-office/failures'
import { giveBack } from './actions'

type Words = Record<'amount' | 'hint' | 'yes' | 'busy', string> & { failures: Record<Failure<'giveBack'>, string> }

type Props = { orderId: string; left: number; requestKey: string; words: Words }

/** Begins with all that is left. Pressed twice it gives back once. */
export function GiveBack({ orderId, left, requestKey, words }: Props) {
  const [{ amount, failure }, give, giving] = useActionState(giveBack, { amount: String(left), failure: null })

  return (
    <form action={give} noValidate className="grid gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <Field
        name="amount"
        label={words.amount}
        hint={words.hint}
        defaultValue={amount}
        inputMode="numeric"
        error={failure ? words.failures[failure] : undefined}
        announces
      />
      <SubmitButton busy={giving} className={button.danger}>
        {giving ? words.busy : words.yes}
      </SubmitButton>
    </form>
  )
}
