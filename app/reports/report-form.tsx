'use client'

import { useForm } from '@jembatan/http/use-form'
import { useEffect, useEffectEvent } from 'react'
import { REPORT_REASONS } from '@/server/social/limits'
import { FieldNotes, TextField } from '../_forms/field'
import { Form } from '../_forms/form'
import { TakesFocus } from '../_ui/takes-focus'
import { hide } from '../social/actions'
import { Toggle } from '../social/toggle'
import type { CommentWords } from '../social/words'
import { sendReport } from './actions'

/** The reported item, by the field names of the form. */
export type ReportSubject = { post: string; comment?: string | undefined } | { creator: string }

type ReportFormProps = {
  about: ReportSubject
  words: CommentWords
  /** Called once the report is stored. The caller then offers to show a hidden post again. */
  onSent?: (() => void) | undefined
}

export function ReportForm({ about, words, onSent }: ReportFormProps) {
  const form = useForm(sendReport, undefined, { draft: { name: `report ${Object.values(about).join(' ')}` } })
  const reason = form.field('reason')
  const isSent = form.result !== undefined
  const announce = useEffectEvent(() => onSent?.())
  useEffect(() => {
    if (isSent) announce()
  }, [isSent])
  if (isSent)
    return (
      <>
        <TakesFocus role="status" className="text-lg">
          {words.reportThanks}
        </TakesFocus>
        {!onSent && 'post' in about && !about.comment && (
          <Toggle
            act={hide}
            words={words}
            className="button button-quiet mt-4"
            fields={{ post: about.post, what: 'post', to: `/?post=${about.post}` }}
            first={{ on: true, count: 0 }}
            label={{ off: words.notInterested, on: words.undo }}
          >
            {({ on }) => (on ? `${words.hiddenPost} ${words.undo}` : words.notInterested)}
          </Toggle>
        )}
      </>
    )

  return (
    <Form of={form} summary={words.summary} className="grid gap-4">
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ''} />
      ))}
      <fieldset id={reason.id} aria-describedby={`${reason.id}-notes`} className="grid">
        <legend className="font-bold text-sm">{words.reportReason}</legend>
        {REPORT_REASONS.map((one) => (
          <label key={one} className="flex min-h-11 items-center gap-3">
            <input type="radio" name="reason" value={one} defaultChecked={reason.defaultValue === one} />
            {words.reasons[one]}
          </label>
        ))}
        <FieldNotes {...reason} />
      </fieldset>
      <TextField {...form.field('note')} label={words.reportNote} />
      <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
        {form.isSending ? words.sending : words.sendReport}
      </button>
    </Form>
  )
}
