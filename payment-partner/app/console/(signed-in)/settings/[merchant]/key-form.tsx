'use client'

import { useForm } from '@jembatan/http/use-form'
import { Form } from '@/app/_forms/form'
import { NewKey } from '../../new-key'
import { rotateKey } from './actions'

type Props = { merchant: string; words: Record<'confirm' | 'submit' | 'summary' | 'keyTitle' | 'keyText', string> }

/** Replaces the server key. The new one is visible once, in the answer. */
export function KeyForm({ merchant, words }: Props) {
  const form = useForm(rotateKey)
  const confirmation = form.field('confirmed')

  return (
    <Form of={form} summary={words.summary}>
      {form.result && <NewKey title={words.keyTitle} text={words.keyText} value={form.result.key} />}
      <input type="hidden" name="merchant" value={merchant} />
      <label htmlFor={confirmation.id} className="flex min-h-11 items-center gap-3">
        <input
          id={confirmation.id}
          name={confirmation.name}
          type="checkbox"
          value="yes"
          aria-invalid={confirmation.error ? true : undefined}
          className="size-5 shrink-0 accent-kasir"
        />
        {words.confirm}
      </label>
      <button type="submit" className="button button-calm justify-self-start">
        {words.submit}
      </button>
    </Form>
  )
}
