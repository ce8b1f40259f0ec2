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
import { requestReturn } from './actions'
import { nameItems } from './name-items'

type ReturnableLine = { sku: string; name: string; pieces: number; picture: React.ReactNode }

type Words = PhotoWords &
  Record<'pieces' | 'quantity' | 'reason' | 'chooseReason' | 'changedMind' | 'note' | 'noteHint', string> &
  Record<'means' | 'send' | 'busy' | 'summary', string> & {
    reasons: { value: string; text: string }[]
  }

type Props = {
  orderId: string
  shopId: string
  /** URL of the page with the form. */
  page: string
  lines: ReturnableLine[]
  /** Shown once this browser can no longer open the order. */
  reopen: React.ReactNode
  words: Words
}

export function ReturnForm({ orderId, shopId, page, lines, reopen, words }: Props) {
  const form = useForm(
    requestReturn,
    {
      lines: lines.map(({ pieces }) => ({
        quantity: String(pieces),
        ...(lines.length === 1 && { chosen: 'yes' as const }),
      })),
    },
    { page, prepare: preparePhotos(words), draft: { name: `return ${orderId} ${shopId}`, endsWith: () => false } },
  )
  const fields = lines.map((line, index) => ({
    ...line,
    index,
    chosen: form.field(`lines[${index}].chosen`),
    quantity: form.field(`lines[${index}].quantity`),
  }))
  const standing = nameItems(
    form.standing,
    fields.map(({ name, quantity: { id } }) => ({ id, name })),
  )

  return (
    <Form of={{ ...form, standing }} summary={words.summary} className={`${card} grid gap-4`}>
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="shopId" value={shopId} />
      {form.result?.isOrderGone && <Announcement about={form.result}>{reopen}</Announcement>}
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-bold">{words.pieces}</legend>
        {fields.map((line) => (
          <LineRow key={line.sku} line={line} words={words} />
        ))}
      </fieldset>
      <ChoiceField {...form.field('reason')} label={words.reason} choose={words.chooseReason} choices={words.reasons} />
      <p className="text-quiet text-sm">{words.changedMind}</p>
      <LongField {...form.field('note')} label={words.note} hint={words.noteHint} rows={4} />
      <PhotoField field={form.field('photos')} words={words} />
      <p className="text-quiet text-sm">{words.means}</p>
      <SubmitButton busy={form.isSending} className={button.primary}>
        {form.isSending ? words.busy : words.send}
      </SubmitButton>
    </Form>
  )
}

type Field = ReturnType<ReturnType<typeof useForm>['field']>
type LineProps = {
  line: ReturnableLine & { index: number; chosen: Field; quantity: Field }
  words: Pick<Words, 'quantity'>
}

/** A checkbox with the picture. The number of pieces, where there are several, appears once it is checked. */
function LineRow({ line, words }: LineProps) {
  const { sku, name, pieces, picture, index, chosen, quantity } = line

  return (
    <div className="group grid gap-2">
      <input type="hidden" name={`lines[${index}].sku`} value={sku} />
      <input type="hidden" name={`lines[${index}].most`} value={pieces} />
      <label htmlFor={chosen.id} className="flex min-h-11 cursor-pointer items-center gap-3">
        <input
          id={chosen.id}
          name={chosen.name}
          type="checkbox"
          value="yes"
          defaultChecked={chosen.defaultValue === 'yes'}
          aria-invalid={chosen.error ? true : undefined}
          aria-describedby={`${chosen.id}-notes`}
          className="size-5 shrink-0 accent-pasar-deep"
        />
        {picture}
        <span className="min-w-0">{name}</span>
      </label>
      <FieldNotes name={chosen.id} error={chosen.error} />
      {pieces === 1 ? <input type="hidden" name={quantity.name} value="1" /> : <Quantity line={line} words={words} />}
    </div>
  )
}

function Quantity({ line: { name, pieces, quantity }, words }: LineProps) {
  const { error, ...field } = quantity

  return (
    <div className="hidden gap-1 pl-8 group-has-checked:grid">
      <label htmlFor={field.id} className="text-sm">
        {words.quantity.replace('{name}', name).replace('{count}', String(pieces))}
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
  )
}
