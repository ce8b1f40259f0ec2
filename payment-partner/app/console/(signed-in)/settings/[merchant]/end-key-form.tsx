'use client'

import { useForm } from '@jembatan/http/use-form'
import { Form } from '@/app/_forms/form'
import { endKey } from './actions'
import { Confirmation } from './confirmation'

type Props = { merchant: string; words: Record<'confirm' | 'submit' | 'summary', string> }

/** Ends the replaced server key at once. */
export function EndKeyForm({ merchant, words }: Props) {
  const form = useForm(endKey)

  return (
    <Form of={form} summary={words.summary}>
      <input type="hidden" name="merchant" value={merchant} />
      <Confirmation {...form.field('ended')} label={words.confirm} />
      <button type="submit" className="button button-calm justify-self-start">
        {words.submit}
      </button>
    </Form>
  )
}
