'use client'

import { useForm } from '@jembatan/http/use-form'
import Link from 'next/link'
import { LongField } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { acceptReturn } from '../../actions'

type Props = {
  returnId: string
  restock: string
  lines: { sku: string; accepted: number }[]
  /** A refused part needs a reason. */
  isPartial: boolean
  back: string
  words: Record<'reason' | 'reasonHint' | 'yes' | 'busy' | 'no', string>
}

/** Accepts the chosen pieces of a return, with the reason where a part is refused. */
export function AcceptForm({ returnId, restock, lines, isPartial, back, words }: Props) {
  const form = useForm(acceptReturn)

  return (
    <Form of={form} className="grid gap-3">
      <input type="hidden" name="returnId" value={returnId} />
      <input type="hidden" name="restock" value={restock} />
      {lines.map(({ sku, accepted }, index) => (
        <div key={sku} hidden>
          <input type="hidden" name={`lines[${index}].sku`} value={sku} />
          <input type="hidden" name={`lines[${index}].accepted`} value={accepted} />
        </div>
      ))}
      {isPartial && (
        <LongField {...form.field('answer')} label={words.reason} hint={words.reasonHint} announces rows={2} />
      )}
      <SubmitButton busy={form.isSending} className={button.danger}>
        {form.isSending ? words.busy : words.yes}
      </SubmitButton>
      <Link href={back} prefetch={false} className={button.quiet}>
        {words.no}
      </Link>
    </Form>
  )
}
