'use client'

import { useActionState } from 'react'
import { control, FieldNotes } from '@/app/_forms/field'
import { ErrorSummary } from '@/app/_forms/former-error-summary'
import { SubmitButton } from '@/app/_forms/submit-button'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { importReport } from './actions'

type Words = { file: string; hint: string; upload: string; uploading: string; summary: string }

export function UploadReport({ words }: { words: Words }) {
  const [{ done, wrong }, upload, uploading] = useActionState(importReport, { done: null, wrong: null })

  return (
    <form action={upload} className={`${card} grid gap-3`}>
      <ErrorSummary title={words.summary} errors={wrong ? { report: wrong } : {}} />
      {done && <Notice tone="good">{done}</Notice>}
      <div className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
        <div className="grid gap-1">
          <label htmlFor="report" className="font-bold text-sm">
            {words.file}
          </label>
          <input
            id="report"
            name="report"
            type="file"
            accept=".csv,text/csv"
            aria-invalid={wrong ? true : undefined}
            aria-describedby="report-notes"
            className={`${control} py-2.5`}
          />
          <FieldNotes name="report" hint={words.hint} error={wrong ?? undefined} />
        </div>
        <SubmitButton busy={uploading} className={`${button.primary} sm:mt-6`}>
          {uploading ? words.uploading : words.upload}
        </SubmitButton>
      </div>
    </form>
  )
}
