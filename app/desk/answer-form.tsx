'use client'

import type { FormAction } from '@jembatan/http/form-action'
import { useForm } from '@jembatan/http/use-form'
import { TextField } from '../_forms/field'
import { Form } from '../_forms/form'

type AnswerFormProps<Value extends { answer: string }> = {
  /** The id of the ticket or the case. */
  id: string | number
  action: FormAction<Value, never>
  words: { answer: string; answerHint: string; summary: string; busy: string }
  /** The decisions that the answer can make; the first is the default. */
  decisions: { value: string; text: string }[]
}

/** An operator's single answer to a complaint or an appeal. */
export function AnswerForm<Value extends { answer: string }>({ id, action, words, decisions }: AnswerFormProps<Value>) {
  const form = useForm(action)

  return (
    <Form of={form} summary={words.summary} className="grid max-w-xl gap-4">
      <input type="hidden" name="id" value={id} />
      <TextField {...form.field('answer')} label={words.answer} hint={words.answerHint} />
      <div className="flex flex-wrap gap-3">
        {decisions.map(({ value, text }, index) => (
          <button
            key={value}
            type="submit"
            name="decision"
            value={value}
            disabled={form.isSending}
            className={index === 0 ? 'button bg-ink text-card' : 'button button-quiet'}
          >
            {form.isSending && index === 0 ? words.busy : text}
          </button>
        ))}
      </div>
    </Form>
  )
}
