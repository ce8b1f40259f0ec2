'use client'

import { type FormError, useForm } from '@jembatan/http/use-form'
import { useScripted } from '@jembatan/http/use-scripted'
import { type ChangeEvent, type FormEvent, useMemo, useRef, useState } from 'react'
import { FieldNotes, TextField } from '@/app/_forms/field'
import { Errors } from '@/app/_forms/form'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/request'
import { DRAFT_FIELDS } from '@/server/studio/limits'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { submitDraft } from './actions'
import { MediaField } from './media-field'
import { type AdWords, Preview } from './preview'
import { useKeeping } from './use-keeping'

type Draft = RouterOutputs['studio']['draft']

type DraftFormProps = Draft & {
  words: Messages['studio']
  adWords: AdWords
  language: Language
  limits: { caption: number; upload: number; clipSeconds: number }
}

/** The editor of a post. Without scripts the same form is saved by its buttons. */
const PICTURES = 'image/jpeg,image/png,image/webp,image/avif'
const CLIPS = 'video/mp4,video/webm'

export function DraftForm({ draft, upload, isOut, promotions, pictures, takesClips, ...rest }: DraftFormProps) {
  const { words, adWords, language, limits } = rest
  const form = useForm(submitDraft, valuesOf(draft))
  const version = draft.updatedAt.toISOString()
  const [first] = useState(version)
  const [live, setLive] = useState({ of: '', written: {} as Record<string, string> })
  const [tooLarge, setTooLarge] = useState(false)
  const keeping = useKeeping()
  const isScripted = useScripted()
  const [isUploading, setIsUploading] = useState(false)
  const uploadButton = useRef<HTMLButtonElement>(null)
  const file = form.field('file')
  // A draft that was saved later makes the previous result outdated.
  const isCurrent = (form.result?.at ?? '') >= version
  // Memoised, so that only new errors take the focus, and not each keystroke.
  const errors = useMemo<FormError[]>(() => {
    const formErrors = isCurrent ? form.errors : []
    if (!tooLarge) return formErrors

    return [...formErrors.filter(({ id }) => id !== file.id), { id: file.id, text: words.mistakes.media_too_large }]
  }, [isCurrent, form.errors, tooLarge, file.id, words.mistakes])
  const field = (name: DraftField) => ({
    ...form.field(name),
    defaultValue: values[name],
    error: isCurrent ? form.field(name).error : undefined,
  })
  // The initial values of the form, including those of a submission without scripts.
  const restored = Object.fromEntries(DRAFT_FIELDS.map((name) => [name, form.field(name).defaultValue ?? '']))
  const values = { ...valuesOf(draft), ...(version === first && restored) } as Record<DraftField, string>
  const previewed = live.of === version ? { ...values, ...live.written } : values
  const languages = language === 'en' ? (['en', 'id'] as const) : (['id', 'en'] as const)
  const captionIn = { id: 'captionId', en: 'captionEn' } as const

  const follow = (event: FormEvent<HTMLFormElement>) => {
    const { currentTarget } = event
    form.props.onInput(event)
    const written = [...new FormData(currentTarget)].filter((pair): pair is [string, string] => {
      return typeof pair[1] === 'string'
    })
    setLive({ of: version, written: Object.fromEntries(written) })
    keeping.keepSoon(currentTarget)
  }
  const sendNow = (event: FormEvent<HTMLFormElement>) => {
    keeping.stop()
    setIsUploading(event.nativeEvent instanceof SubmitEvent && event.nativeEvent.submitter === uploadButton.current)
    form.props.onSubmit(event)
  }
  const uploadAtOnce = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const isTooLarge = (target.files?.[0]?.size ?? 0) > limits.upload
    setTooLarge(isTooLarge)
    // The request guard would refuse the request, and the input would be lost.
    if (isTooLarge) target.value = ''
    else if (target.value) target.form?.requestSubmit(uploadButton.current)
  }

  const [promotion, publishAt] = [field('promotion'), field('publishAt')]
  const fileError = errors.find(({ id }) => id === file.id)?.text

  return (
    <form
      {...form.props}
      onInput={follow}
      onSubmit={sendNow}
      className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,1fr)_18rem]"
    >
      <input type="hidden" name="id" value={draft.id} />
      <input type="hidden" name="since" value={version} />
      {/* Enter presses the first button of a form, which must save and not publish. */}
      <button type="submit" name="does" value="save" hidden>
        {words.write.save}
      </button>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
        <Errors of={{ errors, isLost: form.isLost }} summary={words.write.summary} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
          <label htmlFor={file.id} className="font-bold text-sm">
            {takesClips ? words.write.file : words.write.pictureFile}
          </label>
          <div className="flex flex-wrap gap-2">
            <input
              id={file.id}
              name="file"
              type="file"
              accept={takesClips ? `${PICTURES},${CLIPS}` : PICTURES}
              onChange={uploadAtOnce}
              aria-invalid={fileError ? true : undefined}
              aria-describedby={`${file.id}-notes`}
              className="field min-w-0 shrink grow basis-full py-2.5 sm:basis-60"
              style={{ width: 'auto' }}
            />
            {/* With scripts a chosen file is uploaded at once; after a lost connection, by the button. */}
            <button
              ref={uploadButton}
              type="submit"
              name="does"
              value="upload"
              hidden={isScripted && !form.isLost}
              className="button button-quiet"
            >
              {words.write.upload}
            </button>
          </div>
          <p role="status" className="font-bold text-sm">
            {form.isSending && isUploading && words.write.uploading}
          </p>
          <FieldNotes
            id={file.id}
            hint={
              takesClips
                ? words.write.fileHint.replace('{seconds}', String(limits.clipSeconds))
                : `${words.write.pictureHint} ${words.write.noClips}`
            }
            error={fileError}
          />
        </div>
        <MediaField words={words} upload={upload} pictures={pictures} field={field('media')} />
        <TextField {...field('alt')} rows={2} label={words.write.alt} hint={words.write.altHint} />
        <div className="grid gap-1">
          <label htmlFor={promotion.id} className="font-bold text-sm">
            {words.write.promotion}
          </label>
          <select
            // A new key resets the field when the draft was saved elsewhere.
            key={values.promotion}
            id={promotion.id}
            name="promotion"
            defaultValue={values.promotion}
            aria-invalid={promotion.error ? true : undefined}
            aria-describedby={`${promotion.id}-notes`}
            className="field"
          >
            <option value="">{words.write.none}</option>
            {promotions.map(({ key, code, offer }) => (
              <option key={key} value={key}>
                {offer.name} · {code} · {offer.shop.name}
              </option>
            ))}
          </select>
          <FieldNotes
            id={promotion.id}
            hint={promotions.length > 0 ? words.write.promotionHint : words.write.noPromotions}
            error={promotion.error}
          />
        </div>
        {languages.map((of, index) => (
          <TextField
            key={of}
            {...field(captionIn[of])}
            lang={of}
            rows={index === 0 ? 4 : 3}
            label={words.write.caption[of]}
            hint={
              index === 0 ? words.write.captionHint.replace('{most}', String(limits.caption)) : words.write.captionOther
            }
          />
        ))}
        {!isOut && (
          <div className="grid gap-1">
            <label htmlFor={publishAt.id} className="font-bold text-sm">
              {words.write.publishAt}
            </label>
            <input
              id={publishAt.id}
              name="publishAt"
              type="datetime-local"
              defaultValue={publishAt.defaultValue}
              aria-invalid={publishAt.error ? true : undefined}
              aria-describedby={`${publishAt.id}-notes`}
              className="field max-w-xs"
            />
            <FieldNotes id={publishAt.id} hint={words.write.publishAtHint} error={publishAt.error} />
          </div>
        )}
        <p role="status" className="min-h-6 text-muted text-sm">
          {saying(keeping.state, words)}
        </p>
        <div className="flex flex-wrap gap-3">
          <button type="submit" name="does" value="save" disabled={form.isSending} className="button button-quiet">
            {words.write.save}
          </button>
          {!isOut && (
            <button
              type="submit"
              name="does"
              value="schedule"
              disabled={form.isSending}
              className="button button-quiet"
            >
              {words.write.schedule}
            </button>
          )}
          <button
            type="submit"
            name="does"
            value="publish"
            disabled={form.isSending}
            className="button bg-ink text-card"
          >
            {form.isSending ? words.write.busy : isOut ? words.write.publishChange : words.write.publish}
          </button>
        </div>
      </div>
      <Preview
        words={words}
        adWords={adWords}
        caption={(language === 'en' && previewed.captionEn) || previewed.captionId || previewed.captionEn}
        media={[upload, ...pictures].find((media) => media?.key === previewed.media) ?? undefined}
        offer={promotions.find(({ key }) => key === previewed.promotion)?.offer}
      />
    </form>
  )
}

function saying(state: ReturnType<typeof useKeeping>['state'], { write }: Messages['studio']) {
  switch (state) {
    case 'nothing':
      return ''
    case 'keeping':
      return write.keeping
    default:
      return write[state]
  }
}

type DraftField = (typeof DRAFT_FIELDS)[number]

const valuesOf = ({ captionId, captionEn, promotion, media, alt, publishAt }: Draft['draft']) => ({
  captionId,
  captionEn,
  promotion,
  media,
  alt,
  publishAt,
})
