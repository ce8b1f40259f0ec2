'use client'

import { useActionState, useEffect, useMemo, useRef } from 'react'
import { forgetDraft } from '@/app/_forms/draft'
import { ChoiceField, LongField } from '@/app/_forms/field'
import { ErrorSummary } from '@/app/_forms/former-error-summary'
import { PhotoField } from '@/app/_forms/photo/photo-field'
import { inWords } from '@/app/_forms/photo/photo-form'
import { usePhotos } from '@/app/_forms/photo/use-photos'
import { SubmitButton } from '@/app/_forms/submit-button'
import { useFormDraft } from '@/app/_forms/use-form-draft'
import { useShownErrors } from '@/app/_forms/use-shown-errors'
import { Announcement } from '@/app/_ui/announcement'
import { button, card } from '@/app/_ui/styles'
import type { ComplaintState } from './complaint-state'
import type { FormWords } from './words'

type Props = {
  action: (state: ComplaintState, form: FormData) => Promise<ComplaintState>
  order?: {
    id: string
    /** The address of its form. */
    page: string
    /** Complaints that it has: what was typed for one of these is not offered to the next. */
    filed: number
    /** What is said once this browser has it no more. */
    reopen: React.ReactNode
  }
  words: FormWords
}

const UNTOUCHED: ComplaintState = {
  typed: { topic: '', body: '' },
  mistakes: {},
  orderGone: false,
  ticket: null,
}

export function ComplaintForm({ action, order, words }: Props) {
  const [state, send, sending] = useActionState(action, UNTOUCHED, order?.page)
  const { typed, mistakes, orderGone, ticket } = state
  const photos = usePhotos({ send, limits: words.photoLimits })
  const found = photos.mistakes ?? mistakes
  const errors = useMemo(() => inWords(found, words.mistakes), [found, words])
  const { shown, watched } = useShownErrors(errors)
  const busy = photos.preparing || sending
  useFormDraft(watched.ref, { name: draftOf(order?.id), over: String(order?.filed ?? '') })
  if (ticket) return <Filed ticket={ticket} words={words} />

  return (
    <form action={send} onSubmit={photos.sendInPlace} {...watched} noValidate className={`${card} grid gap-4`}>
      {order && <input type="hidden" name="orderId" value={order.id} />}
      {orderGone && <Announcement about={state}>{order?.reopen}</Announcement>}
      <ErrorSummary title={words.summary} errors={errors} shown={shown} />
      <ChoiceField
        name="topic"
        label={words.topic}
        defaultValue={typed.topic}
        error={shown.topic}
        choose={words.chooseTopic}
        choices={words.topics}
      />
      <LongField
        name="body"
        label={words.body}
        defaultValue={typed.body}
        hint={words.bodyHint}
        error={shown.body}
        rows={5}
      />
      {order && <PhotoField words={words} error={shown.photos} />}
      <SubmitButton busy={busy} className={button.primary}>
        {busy ? words.busy : words.send}
      </SubmitButton>
    </form>
  )
}

const draftOf = (orderId?: string) => `complaint ${orderId ?? ''}`

/** In place of the form: it takes the focus, since what was pressed is gone. */
function Filed({ ticket, words }: { ticket: NonNullable<ComplaintState['ticket']>; words: FormWords }) {
  const filed = useRef<HTMLDivElement>(null)
  useEffect(() => {
    forgetDraft(draftOf())
    filed.current?.focus()
  }, [])

  return (
    <div ref={filed} role="status" tabIndex={-1} className={`${card} grid gap-3 border-pasar-deep`}>
      <p className="font-extrabold text-xl">{words.filed}</p>
      <dl className="grid gap-2">
        <div>
          <dt className="text-quiet text-sm">{words.number}</dt>
          <dd className="font-bold text-lg">{ticket.number}</dd>
        </div>
        <div>
          <dt className="text-quiet text-sm">{words.secret}</dt>
          <dd className="break-all font-bold text-lg">{ticket.secret}</dd>
        </div>
      </dl>
      <p>{words.due.replace('{time}', ticket.due)}</p>
      <p className="font-bold">{words.keep}</p>
    </div>
  )
}
