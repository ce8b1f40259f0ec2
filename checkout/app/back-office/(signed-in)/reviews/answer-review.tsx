'use client'

import { useForm } from '@jembatan/http/use-form'
import { LongField } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { answerReview } from './actions'

type Words = Record<'answer' | 'hint' | 'send' | 'busy', string>

export function AnswerReview({ id, words }: { id: number; words: Words }) {
  const form = useForm(answerReview)

  return (
    <Form of={form} className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
      <input type="hidden" name="id" value={id} />
      <LongField {...form.field('answer')} label={words.answer} hint={words.hint} announces rows={2} />
      <SubmitButton busy={form.isSending} aria-label={`${words.send} · ${id}`} className={`${button.primary} sm:mt-6`}>
        {form.isSending ? words.busy : words.send}
      </SubmitButton>
    </Form>
  )
}
