'use client'

import { useActionState, useMemo } from 'react'
import { ChoiceField, control, FieldNotes, LongField } from '@/app/_forms/field'
import { ErrorSummary } from '@/app/_forms/former-error-summary'
import { PhotoField } from '@/app/_forms/photo/photo-field'
import { inWords, type PhotoLimits, type PhotoMistake } from '@/app/_forms/photo/photo-form'
import { usePhotos } from '@/app/_forms/photo/use-photos'
import { SubmitButton } from '@/app/_forms/submit-button'
import { useFormDraft } from '@/app/_forms/use-form-draft'
import { useShownErrors } from '@/app/_forms/use-shown-errors'
import { Announcement } from '@/app/_ui/announcement'
import { button, card } from '@/app/_ui/styles'
import type { Language } from '@/i18n/language'
import { requestReturn } from './actions'
import { fieldOf, mayBeOfSeveral, type ReturnableLine, sellersOf, useChosenLines } from './chosen-lines'
import { nameItems } from './find-mistakes'
import { mostOf, type ReturnMistake, type ReturnState } from './return-state'

type Words = Record<
  | 'pieces'
  | 'of'
  | 'reason'
  | 'chooseReason'
  | 'note'
  | 'noteHint'
  | 'photos'
  | 'photosHint'
  | 'means'
  | 'sellerOfChosen'
  | 'together'
  | 'send'
  | 'busy'
  | 'summary',
  string
> & {
  photoLimits: PhotoLimits
  reasons: { value: string; text: string }[]
  mistakes: Record<ReturnMistake | PhotoMistake, string>
}

const UNTOUCHED: ReturnState = { typed: { reason: '', note: '', pieces: {} }, mistakes: {}, orderGone: false }

type Props = {
  orderId: string
  /** The address of this form. */
  page: string
  lines: ReturnableLine[]
  language: Language
  /** What is said once this browser has the order no more. */
  reopen: React.ReactNode
  words: Words
}

export function ReturnForm({ orderId, page, lines, language, reopen, words }: Props) {
  const [state, send, sending] = useActionState(requestReturn, UNTOUCHED, page)
  const { typed, mistakes, orderGone } = state
  const photos = usePhotos({ send, limits: words.photoLimits })
  const found = photos.mistakes ?? mistakes
  const errors = useMemo(() => inWords(found, words.mistakes), [found, words])
  const { shown, watched } = useShownErrors(errors)
  const busy = photos.preparing || sending
  useFormDraft(watched.ref, { name: `return ${orderId}` })
  const pieces = Object.fromEntries(
    lines.map(({ sku, quantity }) => [sku, typed.pieces[sku] ?? String(lines.length === 1 ? quantity : 0)]),
  )
  const { chosen, readChosen } = useChosenLines({ form: watched.ref, lines, pieces })

  return (
    <form action={send} onSubmit={photos.sendInPlace} {...watched} noValidate className={`${card} grid gap-4`}>
      <input type="hidden" name="orderId" value={orderId} />
      {orderGone && <Announcement about={state}>{reopen}</Announcement>}
      <ErrorSummary title={words.summary} errors={errors} shown={nameItems(shown, lines)} />
      <fieldset onInput={readChosen} className="grid gap-3">
        <legend className="font-bold">{words.pieces}</legend>
        {lines.map((line, index) => (
          <div key={line.sku} className="grid gap-1">
            <input type="hidden" name="sku" value={line.sku} />
            <input type="hidden" name={mostOf(line)} value={line.quantity} />
            <label htmlFor={`pieces-${index}`} className="text-sm">
              {words.of.replace('{name}', line.name).replace('{count}', String(line.quantity))}
            </label>
            <input
              id={`pieces-${index}`}
              name={fieldOf(line)}
              inputMode="numeric"
              maxLength={10}
              autoComplete="off"
              defaultValue={pieces[line.sku]}
              aria-invalid={shown[`pieces-${index}`] ? true : undefined}
              aria-describedby={`pieces-${index}-notes`}
              className={`${control} max-w-28`}
            />
            <FieldNotes name={`pieces-${index}`} error={shown[`pieces-${index}`]} />
          </div>
        ))}
      </fieldset>
      <ChoiceField
        name="reason"
        label={words.reason}
        defaultValue={typed.reason}
        error={shown.reason}
        choose={words.chooseReason}
        choices={words.reasons}
      />
      <LongField
        name="note"
        label={words.note}
        defaultValue={typed.note}
        hint={words.noteHint}
        error={shown.note}
        rows={4}
      />
      <PhotoField words={words} error={shown.photos} />
      <p className="text-quiet text-sm">
        {words.means.replace('{shop}', sellersOf({ chosen, lines, language }) ?? words.sellerOfChosen)}
        {mayBeOfSeveral({ chosen, lines }) && ` ${words.together}`}
      </p>
      <SubmitButton busy={busy} className={button.primary}>
        {busy ? words.busy : words.send}
      </SubmitButton>
    </form>
  )
}
