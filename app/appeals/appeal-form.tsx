'use client'

import { useForm } from '@jembatan/http/use-form'
import type { Messages } from '@/i18n/request'
import { Field, TextField } from '../_forms/field'
import { Form } from '../_forms/form'
import { TakesFocus } from '../_ui/takes-focus'
import { appeal } from './actions'
import type { ShownNotice } from './open-notice'

type AppealFormProps = {
  number: string
  /** The notice with this number, unless it has yet to be asked for. */
  opened: ShownNotice | null
  words: Messages['complaints']
}

/**
 * Asks for the notice's number first, then shows the notice and, while it is possible, the form for
 * an appeal.
 */
export function AppealForm({ number, opened, words }: AppealFormProps) {
  const form = useForm(appeal, { number })
  const notice = form.result?.notice ?? opened
  if (!notice)
    return (
      <Form of={form} summary={words.summary} className="mt-6 grid max-w-xl gap-4">
        <Field {...form.field('number')} label={words.appeal.number} />
        <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
          {form.isSending ? words.busy : words.appeal.look}
        </button>
      </Form>
    )
  const About = form.result ? TakesFocus : 'div'

  return (
    <>
      <About className="mt-6 grid gap-2 rounded-card border border-line bg-card p-5">
        <Notice notice={notice} words={words} />
      </About>
      {form.result?.sent && (
        <TakesFocus role="status" className="mt-4 font-bold">
          {words.appeal.sent}
        </TakesFocus>
      )}
      {notice.status === 'taken_down' && (
        <Form of={form} summary={words.summary} className="mt-6 grid max-w-xl gap-4">
          <input type="hidden" name="number" value={notice.number} />
          <input type="hidden" name="step" value="send" />
          <TextField {...form.field('text')} label={words.appeal.why} hint={words.appeal.whyHint} />
          <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
            {form.isSending ? words.busy : words.appeal.send}
          </button>
        </Form>
      )}
    </>
  )
}

function Notice({ notice, words }: { notice: ShownNotice; words: Messages['complaints'] }) {
  const { appeal } = words

  return (
    <>
      <h2 className="font-extrabold text-xl">{appeal.subject[notice.subject]}</h2>
      {notice.text && <blockquote className="whitespace-pre-line break-words">“{notice.text}”</blockquote>}
      <p className="text-muted text-sm">{appeal.decided.replace('{time}', notice.decided)}</p>
      <p>
        <strong>{appeal.reason}:</strong> {(appeal.reasons as Record<string, string>)[notice.reason]}
      </p>
      <p className="border-line border-l-4 pl-3 text-muted">{(words.rules as Record<string, string>)[notice.reason]}</p>
      <p className="whitespace-pre-line break-words leading-relaxed">{notice.note}</p>
      <p className="font-bold">{appeal.status[notice.status]}</p>
      <p>{appeal.strikes[notice.strikes]}</p>
      {notice.answer && (
        <p className="whitespace-pre-line break-words leading-relaxed">
          <strong>{appeal.answer}:</strong> {notice.answer}
        </p>
      )}
    </>
  )
}
