'use client'

import { useForm } from '@jembatan/http/use-form'
import { control, FieldNotes } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { importReport } from './actions'

type Words = Record<'file' | 'hint' | 'upload' | 'uploading' | 'summary', string>

export function UploadReport({ words }: { words: Words }) {
  const form = useForm(importReport)
  const { id, name, error } = form.field('report')

  return (
    <Form of={form} summary={words.summary} className={`${card} grid gap-3`}>
      {form.result && <Notice tone="good">{form.result}</Notice>}
      <div className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
        <div className="grid gap-1">
          <label htmlFor={id} className="font-bold text-sm">
            {words.file}
          </label>
          <input
            id={id}
            name={name}
            type="file"
            accept=".csv,text/csv"
            aria-invalid={error ? true : undefined}
            aria-describedby={`${id}-notes`}
            className={`${control} py-2.5`}
          />
          <FieldNotes name={id} hint={words.hint} error={error} />
        </div>
        <SubmitButton busy={form.isSending} className={`${button.primary} sm:mt-6`}>
          {form.isSending ? words.uploading : words.upload}
        </SubmitButton>
      </div>
    </Form>
  )
}
