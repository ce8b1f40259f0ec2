'use client'

import { useForm } from '@jembatan/http/use-form'
import { FieldNotes, LongField } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { writeReview } from './actions'

type Words = Record<'stars' | 'body' | 'bodyHint' | 'send' | 'busy' | 'saved' | 'summary', string> & {
  count: string[]
}

type Said = { stars: number; body: string }
type Props = {
  orderId: string
  /** URL of the page with the form. */
  page: string
  sku: string
  name: string
  said: Said | undefined
  /** Shown once this browser can no longer open the order. */
  reopen: React.ReactNode
  words: Words
}

export function ReviewForm({ orderId, page, sku, name, said, reopen, words }: Props) {
  const before = { stars: String(said?.stars ?? ''), body: said?.body ?? '' }
  const form = useForm(writeReview, before, {
    page,
    draft: {
      name: `review ${orderId} ${sku}`,
      over: JSON.stringify(before),
      endsWith: ({ isSaved }) => isSaved === true,
    },
  })
  const { result } = form
  const stars = form.field('stars')

  return (
    <Form of={form} summary={words.summary} className={`${card} grid gap-4`} aria-label={name}>
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="sku" value={sku} />
      <h2 className="text-xl">{name}</h2>
      {result?.isOrderGone && <Announcement about={result}>{reopen}</Announcement>}
      {result?.isSaved && <Notice tone="good">{words.saved}</Notice>}
      <fieldset aria-describedby={`${stars.id}-notes`}>
        <legend className="font-bold text-sm">{words.stars}</legend>
        <div id={stars.id} className="flex flex-wrap gap-2 pt-2">
          {words.count.map((count, index) => (
            <label
              key={count}
              className="flex min-h-11 cursor-pointer items-center gap-2 rounded-control border border-line px-3 has-checked:border-pasar-deep has-checked:bg-pasar-wash"
            >
              <input
                type="radio"
                name={stars.name}
                value={index + 1}
                defaultChecked={stars.defaultValue === String(index + 1)}
                className="size-5 accent-pasar-deep"
              />
              {count}
            </label>
          ))}
        </div>
        <FieldNotes name={stars.id} error={stars.error} />
      </fieldset>
      <LongField {...form.field('body')} label={words.body} hint={words.bodyHint} rows={4} />
      <SubmitButton busy={form.isSending} aria-label={`${words.send} · ${name}`} className={button.primary}>
        {form.isSending ? words.busy : words.send}
      </SubmitButton>
    </Form>
  )
}
