'use client'

import type { FormAction } from '@jembatan/http/form-action'
import { useForm } from '@jembatan/http/use-form'
import { useEffect, useRef } from 'react'
import { ChoiceField, LongField } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { PhotoField } from '@/app/_forms/photo/photo-field'
import { preparePhotos } from '@/app/_forms/photo/prepare-photos'
import type { OrderGone } from '@/app/_forms/refuse-order-form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { Announcement } from '@/app/_ui/announcement'
import { button, card } from '@/app/_ui/styles'
import type { FormWords } from './words'

/** `ticket`: number and secret of a complaint without an order, shown once. */
export type ComplaintResult = OrderGone & { ticket?: { number: string; secret: string; due: string } }

type Props = {
  action: FormAction<{ topic: string; body: string; photos?: Blob[] | undefined }, ComplaintResult>
  order?: {
    id: string
    /** The shop of the parcel that it is about. */
    shopId: string | undefined
    /** URL of the page with the form. */
    page: string
    /**
     * Number of complaints already filed; part of the draft's key, so that a filed text is not
     * restored.
     */
    filed: number
    /** Shown once this browser can no longer open the order. */
    reopen: React.ReactNode
  }
  words: FormWords
}

export function ComplaintForm({ action, order, words }: Props) {
  const form = useForm(
    action,
    {},
    {
      page: order?.page,
      prepare: preparePhotos(words),
      draft: {
        name: `complaint ${order?.id ?? ''}`,
        over: String(order?.filed ?? ''),
        endsWith: ({ ticket }) => ticket !== undefined,
      },
    },
  )
  const { result } = form
  if (result?.ticket) return <Filed ticket={result.ticket} words={words} />

  return (
    <Form of={form} summary={words.summary} className={`${card} grid gap-4`}>
      {order && <input type="hidden" name="orderId" value={order.id} />}
      {order?.shopId && <input type="hidden" name="shopId" value={order.shopId} />}
      {result?.isOrderGone && <Announcement about={result}>{order?.reopen}</Announcement>}
      <ChoiceField {...form.field('topic')} label={words.topic} choose={words.chooseTopic} choices={words.topics} />
      <LongField {...form.field('body')} label={words.body} hint={words.bodyHint} rows={5} />
      {order && <PhotoField field={form.field('photos')} words={words} />}
      <SubmitButton busy={form.isSending} className={button.primary}>
        {form.isSending ? words.busy : words.send}
      </SubmitButton>
    </Form>
  )
}

type FiledProps = { ticket: NonNullable<ComplaintResult['ticket']>; words: FormWords }

/** Replaces the form and takes the focus, since the pressed button is gone. */
function Filed({ ticket, words }: FiledProps) {
  const filed = useRef<HTMLDivElement>(null)
  useEffect(() => filed.current?.focus(), [])

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
