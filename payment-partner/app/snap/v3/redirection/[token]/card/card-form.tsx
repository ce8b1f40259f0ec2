'use client'

import { useActionState, useMemo, useState } from 'react'
import { ErrorSummary } from '@/app/parts/error-summary'
import { Field } from '@/app/parts/field'
import { SubmitButton } from '@/app/parts/submit-button'
import { type CardState, payByCard } from '../actions'
import type { CardWords } from './page'
import { TestCards } from './test-cards'

const EMPTY = { number: '', expiry: '', cvv: '' }
const FIELDS = ['number', 'expiry', 'cvv'] as const
const START: CardState = { faults: {} }

/** What was typed stays in this browser's memory and is kept through an error; the server never sends it back. */
export function CardForm({ token, words }: { token: string; words: CardWords }) {
  const [{ faults }, submit] = useActionState(payByCard, START)
  const [card, setCard] = useState(EMPTY)
  const told = useMemo(
    () => FIELDS.flatMap((field) => (faults[field] ? [{ field, text: words.faults[faults[field]] }] : [])),
    [faults, words],
  )
  const field = (name: keyof typeof EMPTY) => ({
    name,
    label: words[name],
    value: card[name],
    fault: faults[name] && words.faults[faults[name]],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setCard({ ...card, [name]: event.target.value }),
    // A browser that fills in saved cards would put a real one here.
    autoComplete: 'off',
    inputMode: 'numeric' as const,
  })

  return (
    <>
      <form action={submit} noValidate className="panel grid gap-5 p-5 sm:p-6">
        <input type="hidden" name="token" value={token} />
        <ErrorSummary title={words.errorSummary} faults={told} />
        <Field {...field('number')} placeholder="4811 1111 1111 1114" maxLength={23} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field {...field('expiry')} placeholder="12/30" maxLength={7} inputMode="text" />
          <Field {...field('cvv')} hint={words.cvvHint} type="password" maxLength={4} />
        </div>
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
      <TestCards words={words} use={(number) => setCard({ number, expiry: '12/30', cvv: '123' })} />
    </>
  )
}
