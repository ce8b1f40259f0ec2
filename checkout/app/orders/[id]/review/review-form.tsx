'use client'

import { useActionState, useEffect, useMemo } from 'react'
import { forgetDraft } from '@/app/_forms/draft'
import { FieldNotes, LongField } from '@/app/_forms/field'
import { ErrorSummary } from '@/app/_forms/former-error-summary'
import { SubmitButton } from '@/app/_forms/submit-button'
import { useFormDraft } from '@/app/_forms/use-form-draft'
import { useShownErrors } from '@/app/_forms/use-shown-errors'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { type ReviewState, writeReview } from './actions'
import type { ReviewMistake } from './review-mistakes'

type Words = Record<'stars' | 'body' | 'bodyHint' | 'send' | 'busy' | 'saved' | 'summary', string> & {
  count: string[]
  mistakes: Record<ReviewMistake, string>
}

type Said = { stars: number; body: string }
type Props = {
  orderId: string
  /** The address of this form. */
  page: string
  sku: string
  name: string
  said: Said | undefined
  /** Why nothing is written any more. */
  closed: string | false
  /** What is said once this browser has the order no more. */
  reopen: React.ReactNode
  words: Words
}

export function ReviewForm({ orderId, page, sku, name, said, closed, reopen, words }: Props) {
  const before: ReviewState = {
    typed: { stars: String(said?.stars ?? ''), body: said?.body ?? '' },
    mistakes: {},
    orderGone: false,
    saved: false,
  }
  const [state, send, sending] = useActionState(writeReview, before, page)
  const { typed, mistakes, orderGone, saved } = state
  const field = (what: string) => `${what}-${sku}`
  const errors = useMemo(
    () => Object.fromEntries(Object.entries(mistakes).map(([what, code]) => [`${what}-${sku}`, words.mistakes[code]])),
    [mistakes, words, sku],
  )
  const { shown, watched } = useShownErrors(errors)
  const draft = `review ${orderId} ${sku}`
  useFormDraft(watched.ref, { name: draft, over: JSON.stringify(before.typed) })
  useEffect(() => {
    if (saved) forgetDraft(draft)
  }, [saved, draft])

  return (
    <form action={send} {...watched} noValidate className={`${card} grid gap-4`} aria-label={name}>
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="sku" value={sku} />
      <h2 className="text-xl">{name}</h2>
      {orderGone && <Announcement about={state}>{reopen}</Announcement>}
      {!closed && <ErrorSummary title={words.summary} errors={errors} shown={shown} />}
      {saved && <Notice tone="good">{words.saved}</Notice>}
      {closed ? (
        <p className="text-quiet">{closed}</p>
      ) : (
        <>
          <fieldset aria-describedby={`${field('stars')}-notes`}>
            <legend className="font-bold text-sm">{words.stars}</legend>
            <div id={field('stars')} className="flex flex-wrap gap-2 pt-2">
              {words.count.map((count, index) => (
                <label
                  key={count}
                  className="flex min-h-11 cursor-pointer items-center gap-2 rounded-control border border-line px-3 has-checked:border-pasar-deep has-checked:bg-pasar-wash"
                >
                  <input
                    // A form that is sent puts its choices back to the first ones.
                    key={typed.stars}
                    type="radio"
                    name="stars"
                    value={index + 1}
                    defaultChecked={typed.stars === String(index + 1)}
                    className="size-5 accent-pasar-deep"
                  />
                  {count}
                </label>
              ))}
            </div>
            <FieldNotes name={field('stars')} error={shown[field('stars')]} />
          </fieldset>
          <LongField
            name="body"
            id={field('body')}
            label={words.body}
            defaultValue={typed.body}
            hint={words.bodyHint}
            error={shown[field('body')]}
            rows={4}
          />
          <SubmitButton busy={sending} aria-label={`${words.send} · ${name}`} className={button.primary}>
            {sending ? words.busy : words.send}
          </SubmitButton>
        </>
      )}
    </form>
  )
}
