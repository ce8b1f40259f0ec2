'use client'

import { useActionState, useEffect, useMemo, useRef, useState } from 'react'
import { ErrorSummary } from '@/app/_forms/error-summary'
import { Field } from '@/app/_forms/field'
import { SubmitButton } from '@/app/_forms/submit-button'
import { type CardState, payByCard } from '../../../actions'
import { cardOf } from './published-cards'
import { TestCards } from './test-cards'
import type { CardWords } from './words'

type Card = ReturnType<typeof cardOf>

const FIELDS = ['number', 'expiry', 'cvv'] as const
const START: CardState = { faults: {} }

/** What was typed stays in this browser's memory and is kept through an error; the server never sends it back. */
export function CardForm({ words, chosen }: { words: CardWords; chosen: Card }) {
  const [{ faults }, submit] = useActionState(payByCard, START)
  const [card, setCard] = useState(chosen)
  const form = useRef<HTMLFormElement>(null)
  // What was typed before hydration is in the fields alone.
  useEffect(() => {
    if (form.current) setCard(readCard(new FormData(form.current)))
  }, [])
  const summary = useMemo(
    () => FIELDS.flatMap((field) => (faults[field] ? [{ field, text: words.faults[faults[field]] }] : [])),
    [faults, words],
  )
  const field = (name: keyof Card) => ({
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
      <TestCards words={words} current={card.number} use={(name) => setCard(cardOf(name))} />
      <form ref={form} action={submit} noValidate className="panel grid gap-5 p-5 sm:p-6">
        <ErrorSummary title={words.errorSummary} faults={summary} />
        <Field {...field('number')} placeholder="4811 1111 1111 1114" maxLength={23} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field {...field('expiry')} placeholder="12/30" maxLength={7} inputMode="text" />
          <Field {...field('cvv')} hint={words.cvvHint} type="password" maxLength={4} />
        </div>
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
    </>
  )
}

const readCard = (form: FormData): Card => ({
  number: String(form.get('number') ?? ''),
  expiry: String(form.get('expiry') ?? ''),
  cvv: String(form.get('cvv') ?? ''),
})
