'use client'

import { useForm } from '@jembatan/http/use-form'
import { useEffect } from 'react'
import { Field } from '@/app/_forms/field'
import { Lost } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { useScripted } from '@/app/_ui/use-scripted'
import { APPLY_VOUCHER } from './apply-intent'
import { useAnswer } from './use-answer'
import { applyVoucher } from './voucher-actions'

type Props = {
  basketId: string
  /** The form of the address while that is open: until there are scripts a code is sent with what is typed in it. */
  along: { form: string; leadsTo: string } | undefined
  /** Of the basket: what is said of a code is of that alone. */
  version: number
  words: Record<'code' | 'codeHint' | 'apply' | 'applying', string>
}

export function VoucherForm({ basketId, along, version, words }: Props) {
  const form = useForm(applyVoucher)
  const { stands, takeBack } = useAnswer(form.errors, version)
  const { error, ...code } = form.field('code')
  const done = stands ? form.result : undefined
  // A code that is applied makes room for the next one.
  useEffect(() => {
    if (form.errors && form.result !== undefined) document.forms.namedItem(form.props.id)?.reset()
  }, [form.errors, form.result, form.props.id])
  const sent = useScripted() ? undefined : along

  return (
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
  )
}
