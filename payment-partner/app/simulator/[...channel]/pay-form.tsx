'use client'

import { useActionState, useMemo } from 'react'
import { ErrorSummary } from '@/app/_forms/error-summary'
import { Field } from '@/app/_forms/field'
import { useTyped } from '@/app/_forms/use-typed'
import { answerBill, type PayState } from './actions'

type Words = Record<'amount' | 'hint' | 'pay' | 'decline' | 'errorSummary' | 'amountWrong', string>

const START: PayState = {}

export function PayForm({ amount, words }: { amount: number; words: Words }) {
  const [state, answer, pending] = useActionState(answerBill, START)
  const typed = useTyped(String(amount))
  const faults = useMemo(() => (state.fault ? [{ field: 'amount', text: words.amountWrong }] : []), [state, words])

  return (
    <form action={answer} noValidate className="grid gap-4">
      <ErrorSummary title={words.errorSummary} faults={faults} />
      <Field
        name="amount"
        label={words.amount}
        hint={words.hint}
        fault={state.fault && words.amountWrong}
        {...typed}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
      />
      <div className="grid grid-cols-[2fr_1fr] gap-2">
        <button type="submit" name="answer" value="pay" aria-disabled={pending} className="button button-strong">
          {words.pay}
        </button>
        <button type="submit" name="answer" value="decline" aria-disabled={pending} className="button button-calm">
          {words.decline}
        </button>
      </div>
    </form>
  )
}
