'use client'

import { useForm } from '@jembatan/http/use-form'
import { LongField } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { PhotoField } from '@/app/_forms/photo/photo-field'
import { preparePhotos } from '@/app/_forms/photo/prepare-photos'
import type { PhotoWords } from '@/app/_forms/photo/words-of-photos'
import { SubmitButton } from '@/app/_forms/submit-button'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { writeReviews } from './actions'
import { StarField } from './star-field'

type Words = PhotoWords &
  Record<'stars' | 'body' | 'bodyHint' | 'send' | 'busy' | 'saved' | 'summary', string> & { count: string[] }

type Line = {
  sku: string
  name: string
  picture: React.ReactNode
  /** The review that the buyer saved before. */
  saved: { stars: number; body: string; photos: string[] } | undefined
}

type Props = {
  orderId: string
  lines: Line[]
  /** Shown once this browser can no longer open the order. */
  reopen: React.ReactNode
  words: Words
}

/** Reviews of all lines, sent together. A line without stars is left out. */
export function ReviewForm({ orderId, lines, reopen, words }: Props) {
  const before = lines.map(({ saved }) => ({ stars: String(saved?.stars ?? ''), body: saved?.body ?? '' }))
  const form = useForm(
    writeReviews,
    { reviews: before },
    {
      page: `/orders/${orderId}/review`,
      prepare: preparePhotos(words),
      draft: {
        name: `review ${orderId}`,
        over: JSON.stringify(before),
        endsWith: ({ isSaved }) => isSaved === true,
      },
    },
  )
  const { result } = form

  return (
    <Form of={form} summary={words.summary} className="grid gap-4">
      <input type="hidden" name="orderId" value={orderId} />
      {result?.isOrderGone && <Announcement about={result}>{reopen}</Announcement>}
      {result?.isSaved && (
        <Announcement about={result}>
          <Notice tone="good">{words.saved}</Notice>
        </Announcement>
      )}
      {lines.map(({ sku, name, picture, saved }, index) => (
        <section key={sku} aria-label={name} className={`${card} grid gap-4`}>
          <input type="hidden" name={`reviews[${index}].sku`} value={sku} />
          <div className="flex items-center gap-4">
            {picture}
            <h2 className="text-xl">{name}</h2>
          </div>
          <StarField field={form.field(`reviews[${index}].stars`)} label={words.stars} names={words.count} />
          <LongField {...form.field(`reviews[${index}].body`)} label={words.body} hint={words.bodyHint} rows={3} />
          <PhotoField field={form.field(`reviews[${index}].photos`)} words={words} />
          {saved && saved.photos.length > 0 && (
            <ul className="flex flex-wrap gap-2">
              {saved.photos.map((photo) => (
                <li key={photo}>
                  {/* biome-ignore lint/performance/noImgElement: the shop's own small file */}
                  <img src={photo} alt="" className="size-20 rounded-control border border-line object-cover" />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <SubmitButton busy={form.isSending} className={button.primary}>
        {form.isSending ? words.busy : words.send}
      </SubmitButton>
    </Form>
  )
}
