'use client'

import { useForm } from '@jembatan/http/use-form'
import type { Messages } from '@/i18n/request'
import { Field } from '../_forms/field'
import { Form } from '../_forms/form'
import { correctData } from './actions'

type CorrectFormProps = {
  member: { name: string }
  words: Messages['account'] & Pick<Messages['privacy'], 'save' | 'saved'>
}

export function CorrectForm({ member: { name }, words }: CorrectFormProps) {
  const form = useForm(correctData, { name }, { draft: { name: 'name', over: name } })

  return (
    <Form of={form} summary={words.summary} className="grid max-w-md gap-4">
      <Field {...form.field('name')} autoComplete="name" label={words.name} hint={words.nameHint} />
      <div className="flex items-center gap-4">
        <button type="submit" disabled={form.isSending} className="button button-quiet">
          {form.isSending ? words.busy : words.save}
        </button>
        <p role="status">{form.result && words.saved}</p>
      </div>
    </Form>
  )
}
