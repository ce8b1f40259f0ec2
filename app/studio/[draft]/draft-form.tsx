'use client'

import { type ChangeEvent, type FormEvent, useActionState, useMemo, useState } from 'react'
import { inWords } from '@/app/_forms/answered-words'
import { ErrorSummary, FieldNotes } from '@/app/_forms/fields'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/request'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { type Submitted, submitDraft } from './actions'
import { MediaField } from './media-field'
import { type AdWords, Preview } from './preview'
import { useKeeping } from './use-keeping'

type Shown = RouterOutputs['studio']['draft']

type DraftFormProps = Shown & {
  words: Messages['studio']
  adWords: AdWords
  language: Language
  limits: { caption: number; upload: number; clipSeconds: number }
}

const UNSENT: Submitted = { typed: {}, mistakes: {}, at: '' }

/** A post in the making. Without scripts the same form, kept by its buttons. */
const PICTURES = 'image/jpeg,image/png,image/webp,image/avif'
const CLIPS = 'video/mp4,video/webm'

export function DraftForm({ draft, upload, isOut, promotions, pictures, takesClips, ...rest }: DraftFormProps) {
  const { words, adWords, language, limits } = rest
  const [answered, submit, submitting] = useActionState(submitDraft, UNSENT)
  const [live, setLive] = useState({ of: '', written: {} as Record<string, string> })
  const version = draft.updatedAt.toISOString()
  // A draft that was kept since then says more than the answer to a former one.
  const { typed, mistakes } = answered.at >= version ? answered : UNSENT
  const [tooLarge, setTooLarge] = useState(false)
  const keeping = useKeeping()
  // The same while somebody types: what is new takes the focus.
  const errors = useMemo(
    () => inWords(tooLarge ? { ...mistakes, file: 'media_too_large' } : mistakes, words.mistakes),
    [mistakes, tooLarge, words.mistakes],
  )
  const kept = { ...draft, ...typed }
  const seen = live.of === version ? { ...kept, ...live.written } : kept
  const languages = language === 'en' ? (['en', 'id'] as const) : (['id', 'en'] as const)
  const field = { id: 'captionId', en: 'captionEn' } as const

  const follow = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    const written = [...new FormData(currentTarget)].filter((pair): pair is [string, string] => {
      return typeof pair[1] === 'string'
    })
    setLive({ of: version, written: Object.fromEntries(written) })
    keeping.keepSoon(currentTarget)
  }
  const weigh = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const isTooLarge = (target.files?.[0]?.size ?? 0) > limits.upload
    setTooLarge(isTooLarge)
    // It would be refused at the door, and what was typed with it.
    if (isTooLarge) target.value = ''
  }

  return (
    <form
      action={submit}
      onInput={follow}
      onSubmit={keeping.stop}
      noValidate
      className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,1fr)_18rem]"
    >
      <input type="hidden" name="id" value={draft.id} />
      <input type="hidden" name="since" value={version} />
      {/* The first button of a form is what Enter presses. */}
      <button type="submit" name="does" value="save" hidden>
        {words.write.save}
      </button>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
        <ErrorSummary title={words.write.summary} errors={errors} />
        <div className="grid gap-1">
          <label htmlFor="promotion" className="font-bold text-sm">
            {words.write.promotion}
          </label>
          <select
            key={kept.promotion}
            id="promotion"
            name="promotion"
            defaultValue={kept.promotion}
            aria-invalid={errors.promotion ? true : undefined}
            aria-describedby="promotion-notes"
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
            name="promotion"
            hint={promotions.length > 0 ? words.write.promotionHint : words.write.noPromotions}
            error={errors.promotion}
          />
        </div>
        {languages.map((of, index) => (
          <div key={of} className="grid gap-1">
            <label htmlFor={field[of]} className="font-bold text-sm">
              {words.write.caption[of]}
            </label>
            <textarea
              id={field[of]}
              name={field[of]}
              lang={of}
              rows={index === 0 ? 4 : 3}
              defaultValue={kept[field[of]]}
              aria-invalid={errors[field[of]] ? true : undefined}
              aria-describedby={`${field[of]}-notes`}
              className="field py-3"
            />
            <FieldNotes
              name={field[of]}
              hint={
                index === 0
                  ? words.write.captionHint.replace('{most}', String(limits.caption))
                  : words.write.captionOther
              }
              error={errors[field[of]]}
            />
          </div>
        ))}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
          <label htmlFor="file" className="font-bold text-sm">
            {takesClips ? words.write.file : words.write.pictureFile}
          </label>
          <div className="flex flex-wrap gap-2">
            <input
              id="file"
              name="file"
              type="file"
              accept={takesClips ? `${PICTURES},${CLIPS}` : PICTURES}
              onChange={weigh}
              aria-invalid={errors.file ? true : undefined}
              aria-describedby="file-notes"
              className="field min-w-0 shrink grow basis-full py-2.5 sm:basis-60"
              style={{ width: 'auto' }}
            />
            <button type="submit" name="does" value="upload" disabled={submitting} className="button button-quiet">
              {submitting ? words.write.uploading : words.write.upload}
            </button>
          </div>
          <FieldNotes
            name="file"
            hint={
              takesClips
                ? words.write.fileHint.replace('{seconds}', String(limits.clipSeconds))
                : `${words.write.pictureHint} ${words.write.noClips}`
            }
            error={errors.file}
          />
        </div>
        <MediaField words={words} upload={upload} pictures={pictures} value={kept.media} error={errors.media} />
        <div className="grid gap-1">
          <label htmlFor="alt" className="font-bold text-sm">
            {words.write.alt}
          </label>
          <textarea
            id="alt"
            name="alt"
            rows={2}
            defaultValue={kept.alt}
            aria-invalid={errors.alt ? true : undefined}
            aria-describedby="alt-notes"
            className="field py-3"
          />
          <FieldNotes name="alt" hint={words.write.altHint} error={errors.alt} />
        </div>
        {!isOut && (
          <div className="grid gap-1">
            <label htmlFor="publishAt" className="font-bold text-sm">
              {words.write.publishAt}
            </label>
            <input
              id="publishAt"
              name="publishAt"
              type="datetime-local"
              defaultValue={kept.publishAt}
              aria-invalid={errors.publishAt ? true : undefined}
              aria-describedby="publishAt-notes"
              className="field max-w-xs"
            />
            <FieldNotes name="publishAt" hint={words.write.publishAtHint} error={errors.publishAt} />
          </div>
        )}
        <p role="status" className="min-h-6 text-muted text-sm">
          {saying(keeping.state, words)}
        </p>
        <div className="flex flex-wrap gap-3">
          <button type="submit" name="does" value="save" disabled={submitting} className="button button-quiet">
            {words.write.save}
          </button>
          {!isOut && (
            <button type="submit" name="does" value="schedule" disabled={submitting} className="button button-quiet">
              {words.write.schedule}
            </button>
          )}
          <button type="submit" name="does" value="publish" disabled={submitting} className="button bg-ink text-white">
            {submitting ? words.write.busy : isOut ? words.write.publishChange : words.write.publish}
          </button>
        </div>
      </div>
      <Preview
        words={words}
        adWords={adWords}
        caption={(language === 'en' && seen.captionEn) || seen.captionId || seen.captionEn}
        media={[upload, ...pictures].find((media) => media?.key === seen.media) ?? undefined}
        offer={promotions.find(({ key }) => key === seen.promotion)?.offer}
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
