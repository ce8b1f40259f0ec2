'use client'

import { useForm } from '@jembatan/http/use-form'
import { useScripted } from '@jembatan/http/use-scripted'
import { useEffect } from 'react'
import { Field } from '@/app/_forms/field'
import { Lost } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { Icon } from '@/app/_ui/lucide-icon'
import { button } from '@/app/_ui/styles'
import { APPLY_VOUCHER } from './apply-intent'
import { useAnswer } from './use-answer'
import { applyVoucher } from './voucher-actions'

type Props = {
  basketId: string
  /** The open address form: without JavaScript the code is submitted together with its text. */
  along: { form: string; leadsTo: string } | undefined
  /** Version of the basket; a reply about a code applies to this version only. */
  version: number
  words: Record<'code' | 'codeHint' | 'apply' | 'applying', string>
  summary: React.ReactNode
  /** The other vouchers. */
  children: React.ReactNode
}

/** Folded until the buyer opens it. A reply opens it, so that it is seen without JavaScript too. */
export function VoucherForm({ basketId, along, version, words, summary, children }: Props) {
  const form = useForm(applyVoucher)
  const { stands, takeBack } = useAnswer(form.errors, version)
  const { error, ...code } = form.field('code')
  const done = stands ? form.result : undefined
  // After success the field is emptied for the next code.
  useEffect(() => {
    if (form.errors && form.result !== undefined) document.forms.namedItem(form.props.id)?.reset()
  }, [form.errors, form.result, form.props.id])
  const sent = useScripted() ? undefined : along

  return (
    <details open={form.isLost || form.errors.length > 0 || form.result !== undefined || undefined} className="group">
      <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-3">
        {summary}
        <Icon of="icon-ChevronDown" size={20} className="transition-transform group-open:rotate-180" />
      </summary>
      <div className="mt-2 grid gap-4">
        <form
          {...form.props}
          onInput={(event) => {
            form.props.onInput(event)
            takeBack()
          }}
          className="grid items-start gap-3 sm:grid-cols-[1fr_auto]"
        >
          <input type="hidden" name="basketId" value={basketId} />
          <Field
            {...code}
            defaultValue={form.result === undefined ? code.defaultValue : ''}
            label={words.code}
            hint={words.codeHint}
            error={stands ? error : undefined}
            announces
            form={sent?.form}
          />
          <SubmitButton
            busy={form.isSending}
            {...(sent && { form: sent.form, name: 'intent', value: APPLY_VOUCHER, formAction: sent.leadsTo })}
            className={`${button.quiet} sm:mt-6`}
          >
            {form.isSending ? words.applying : words.apply}
          </SubmitButton>
          {form.isLost && <Lost />}
          <p role="status" className={done ? 'font-bold text-pasar-deep text-sm' : 'sr-only'}>
            {done}
          </p>
        </form>
        {children}
      </div>
    </details>
  )
}
