'use client'

import { useForm } from '@jembatan/http/use-form'
import { control, LongField } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { acceptedOf } from './accepted-of'
import { refuseReturn } from './actions'

type Words = Record<'restock' | 'accept' | 'answer' | 'answerHint' | 'refuse' | 'busy' | 'order', string>

type Props = {
  returnId: number
  lines: { sku: string; quantity: number; label: string }[]
  words: Words
}

/**
 * Accept all or a part, with a confirmation page, or refuse with a reason. The buttons' accessible names contain
 * the order.
 */
export function AnswerReturn({ returnId, lines, words }: Props) {
  const form = useForm(refuseReturn)

  return (
    <div className="grid gap-4 border-line border-t pt-4">
      <form
        action={`/back-office/returns/${returnId}/accepted`}
        className="grid gap-3 sm:grid-cols-[1fr_auto] sm:items-center"
      >
        <div className="grid gap-3 sm:col-span-2">
          {lines.map(({ sku, quantity, label }) => (
            <label key={sku} className="flex min-h-11 flex-wrap items-center justify-between gap-3 text-sm">
              {label}
              <input
                type="number"
                name={acceptedOf(sku)}
                min={0}
                max={quantity}
                defaultValue={quantity}
                required
                className={`${control} max-w-24`}
              />
            </label>
          ))}
        </div>
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" name="restock" value="yes" className="size-5 accent-pasar-deep" />
          {words.restock}
        </label>
        <button type="submit" aria-label={`${words.accept} · ${words.order}`} className={button.primary}>
          {words.accept}
        </button>
      </form>
      <Form of={form} className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
        <input type="hidden" name="returnId" value={returnId} />
        <LongField {...form.field('answer')} label={words.answer} hint={words.answerHint} announces rows={2} />
        <SubmitButton
          busy={form.isSending}
          aria-label={`${words.refuse} · ${words.order}`}
          className={`${button.quiet} sm:mt-6`}
        >
          {form.isSending ? words.busy : words.refuse}
        </SubmitButton>
      </Form>
    </div>
  )
}
