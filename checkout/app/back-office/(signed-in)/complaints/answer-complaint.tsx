'use client'

import { useForm } from '@jembatan/http/use-form'
import { LongField } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { answerComplaint } from './actions'

type Words = Record<'answer' | 'hint' | 'send' | 'busy', string>

export function AnswerComplaint({ number, words }: { number: string; words: Words }) {
  const form = useForm(answerComplaint)

  return (
    <Form of={form} className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
      <input type="hidden" name="number" value={number} />
      <LongField {...form.field('answer')} label={words.answer} hint={words.hint} announces rows={3} />
      <SubmitButton
        busy={form.isSending}
        aria-label={`${words.send} · ${number}`}
        className={`${button.primary} sm:mt-6`}
      >
        {form.isSending ? words.busy : words.send}
      </SubmitButton>
    </Form>
  )
}
