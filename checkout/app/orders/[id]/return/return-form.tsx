'use client'

import { useForm } from '@jembatan/http/use-form'
import { ChoiceField, control, FieldNotes, LongField } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { PhotoField } from '@/app/_forms/photo/photo-field'
import { preparePhotos } from '@/app/_forms/photo/prepare-photos'
import type { PhotoWords } from '@/app/_forms/photo/words-of-photos'
import { SubmitButton } from '@/app/_forms/submit-button'
import { Announcement } from '@/app/_ui/announcement'
import { button, card } from '@/app/_ui/styles'
import type { Language } from '@/i18n/language'
import { requestReturn } from './actions'
import { mayBeOfSeveral, quantityAt, type ReturnableLine, sellersOf, useChosenLines } from './chosen-lines'
import { nameItems } from './name-items'

type Words = PhotoWords &
  Record<'pieces' | 'of' | 'reason' | 'chooseReason' | 'note' | 'noteHint' | 'means', string> &
  Record<'sellerOfChosen' | 'together' | 'send' | 'busy' | 'summary', string> & {
    reasons: { value: string; text: string }[]
  }

type Props = {
  orderId: string
  /** URL of the page with the form. */
  page: string
  lines: ReturnableLine[]
  language: Language
  /** Shown once this browser can no longer open the order. */
  reopen: React.ReactNode
  words: Words
}

export function ReturnForm({ orderId, page, lines, language, reopen, words }: Props) {
  const form = useForm(
    requestReturn,
    { lines: lines.map(({ quantity }) => ({ quantity: String(lines.length === 1 ? quantity : 0) })) },
    { page, prepare: preparePhotos(words), draft: { name: `return ${orderId}`, endsWith: () => false } },
  )
  const fields = lines.map((line, index) => ({ ...line, field: form.field(quantityAt(index)) }))
  const { chosen, readChosen } = useChosenLines({
    formId: form.props.id,
    lines,
    quantities: fields.map(({ field }) => field.defaultValue),
  })
  const standing = nameItems(
    form.standing,
    fields.map(({ name, field: { id } }) => ({ id, name })),
  )

  return (
    <Form of={{ ...form, standing }} summary={words.summary} className={`${card} grid gap-4`}>
      <input type="hidden" name="orderId" value={orderId} />
      {form.result?.isOrderGone && <Announcement about={form.result}>{reopen}</Announcement>}
      <fieldset onInput={readChosen} className="grid gap-3">
        <legend className="font-bold">{words.pieces}</legend>
        {fields.map(({ sku, name, quantity, field: { error, ...field } }, index) => (
          <div key={sku} className="grid gap-1">
            <input type="hidden" name={`lines[${index}].sku`} value={sku} />
            <input type="hidden" name={`lines[${index}].most`} value={quantity} />
            <label htmlFor={field.id} className="text-sm">
              {words.of.replace('{name}', name).replace('{count}', String(quantity))}
            </label>
            <input
              {...field}
              inputMode="numeric"
              maxLength={10}
              autoComplete="off"
              aria-invalid={error ? true : undefined}
              aria-describedby={`${field.id}-notes`}
              className={`${control} max-w-28`}
            />
            <FieldNotes name={field.id} error={error} />
          </div>
        ))}
      </fieldset>
      <ChoiceField {...form.field('reason')} label={words.reason} choose={words.chooseReason} choices={words.reasons} />
      <LongField {...form.field('note')} label={words.note} hint={words.noteHint} rows={4} />
      <PhotoField field={form.field('photos')} words={words} />
      <p className="text-quiet text-sm">
        {words.means.replace('{shop}', sellersOf({ chosen, lines, language }) ?? words.sellerOfChosen)}
        {mayBeOfSeveral({ chosen, lines }) && ` ${words.together}`}
      </p>
      <SubmitButton busy={form.isSending} className={button.primary}>
        {form.isSending ? words.busy : words.send}
      </SubmitButton>
    </Form>
  )
}
