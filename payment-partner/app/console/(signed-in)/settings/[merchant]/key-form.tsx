'use client'

import { useForm } from '@jembatan/http/use-form'
import { Form } from '@/app/_forms/form'
import { NewKey } from '../../new-key'
import { rotateKey } from './actions'
import { Confirmation } from './confirmation'

type Props = { merchant: string; words: Record<'confirm' | 'submit' | 'summary' | 'keyTitle' | 'keyText', string> }

/** Replaces the server key. The new one is visible once, in the answer. */
export function KeyForm({ merchant, words }: Props) {
  const form = useForm(rotateKey)

  return (
    <Form of={form} summary={words.summary}>
      {form.result && <NewKey title={words.keyTitle} text={words.keyText} value={form.result.key} />}
      <input type="hidden" name="merchant" value={merchant} />
      <Confirmation {...form.field('confirmed')} label={words.confirm} />
      <button type="submit" className="button button-calm justify-self-start">
        {words.submit}
      </button>
    </Form>
  )
}
