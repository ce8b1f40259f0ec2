'use client'

import { useForm } from '@jembatan/http/use-form'
import { useEffect, useState } from 'react'
import { Choice } from '@/app/_forms/choice'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { payByCard } from '../../../actions'
import { cardOf } from './published-cards'
import { TestCards } from './test-cards'
import type { CardWords } from './words'

type Card = ReturnType<typeof cardOf>

/**
 * The typed values stay in this browser's memory and survive an error; the server never sends them
 * back.
 */
export function CardForm({ words, chosen }: { words: CardWords; chosen: Card }) {
  const form = useForm(payByCard)
  const [card, setCard] = useState(chosen)
  // Before hydration the typed values exist only in the fields.
  useEffect(() => {
    const element = document.forms.namedItem(form.props.id)
    if (element) setCard(readCard(new FormData(element)))
  }, [form.props.id])
  const field = (name: keyof Card) => {
    const { defaultValue: _, ...props } = form.field(name)

    return {
      ...props,
      label: words[name],
      value: card[name],
      onChange: (event: React.ChangeEvent<HTMLInputElement>) => setCard({ ...card, [name]: event.target.value }),
      // A browser that fills in saved cards would enter a real one.
      autoComplete: 'off',
      inputMode: 'numeric' as const,
    }
  }

  return (
    <>
      <TestCards words={words} current={card.number} use={(name) => setCard(cardOf(name))} />
      <Form of={form} summary={words.errorSummary} className="panel grid gap-5 p-5 sm:p-6">
        <Field {...field('number')} placeholder="4811 1111 1111 1114" maxLength={23} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field {...field('expiry')} placeholder="12/30" maxLength={7} inputMode="text" />
          <Field {...field('cvv')} hint={words.cvvHint} type="password" maxLength={4} />
        </div>
        {words.installments.length > 0 && (
          <Choice
            {...form.field('installment')}
            label={words.installment}
            hint={words.installmentHint}
            options={words.installments}
          />
        )}
        <SubmitButton>{words.submit}</SubmitButton>
      </Form>
    </>
  )
}

const readCard = (form: FormData): Card => ({
  number: String(form.get('number') ?? ''),
  expiry: String(form.get('expiry') ?? ''),
  cvv: String(form.get('cvv') ?? ''),
})
