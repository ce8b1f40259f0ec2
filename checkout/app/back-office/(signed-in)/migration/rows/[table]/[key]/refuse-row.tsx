'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button, card } from '@/app/_ui/styles'
import { refuseRow } from './actions'

type Words = Record<'title' | 'text' | 'reason' | 'hint' | 'submit' | 'busy', string>
type Props = { of: { table: string; key: number; version: string }; words: Words }

export function RefuseRow({ of, words }: Props) {
  const form = useForm(refuseRow)

  return (
    <Form of={form} className={`${card} grid gap-4`}>
      <div>
        <h2 className="text-xl">{words.title}</h2>
        <p className="mt-1 max-w-2xl text-quiet text-sm">{words.text}</p>
      </div>
      {Object.entries(of).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
        <Field {...form.field('reason')} label={words.reason} hint={words.hint} announces />
        <SubmitButton busy={form.isSending} className={`${button.danger} sm:mt-6`}>
          {form.isSending ? words.busy : words.submit}
        </SubmitButton>
      </div>
    </Form>
  )
}
