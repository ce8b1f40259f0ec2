'use client'

import { useActionState, useEffect, useRef } from 'react'
import { changedIn } from '@/app/_forms/changed-in'
import { Field } from '@/app/_forms/field'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { useScripted } from '@/app/_ui/use-scripted'
import { useAnswer } from './use-answer'
import { applyVoucher } from './voucher-actions'
import { APPLY_VOUCHER, NOTHING_TYPED } from './voucher-state'

type Props = {
  basketId: string
  /** The form of the address while that is open: until there are scripts a code is sent with what is typed in it. */
  along: { form: string; leadsTo: string } | undefined
  /** Of the basket: what is said of a code is of that alone. */
  version: number
  words: Record<'code' | 'codeHint' | 'apply' | 'applying', string>
}

export function VoucherForm({ basketId, along, version, words }: Props) {
  const [answer, apply, applying] = useActionState(applyVoucher, NOTHING_TYPED)
  const { stands, takeBack } = useAnswer(answer, version)
  const { typed, mistake, done } = stands ? answer : { ...answer, mistake: null, done: null }
  const form = useRef<HTMLFormElement>(null)
  const sent = useScripted() ? undefined : along

  // What was typed before the scripts came told nobody.
  useEffect(() => {
    if (changedIn(form.current).length > 0) takeBack()
  }, [takeBack])

  return (
    <form
      ref={form}
      action={apply}
      onInput={takeBack}
      noValidate
      className="grid items-start gap-3 sm:grid-cols-[1fr_auto]"
    >
      <input type="hidden" name="basketId" value={basketId} />
      <Field
        name="code"
        id="voucher-code"
        label={words.code}
        hint={words.codeHint}
        defaultValue={typed}
        error={mistake ?? undefined}
        announces
        form={sent?.form}
      />
      <SubmitButton
        busy={applying}
        {...(sent && { form: sent.form, name: 'intent', value: APPLY_VOUCHER, formAction: sent.leadsTo })}
        className={`${button.quiet} sm:mt-6`}
      >
        {applying ? words.applying : words.apply}
      </SubmitButton>
      <p role="status" className={done ? 'font-bold text-pasar-deep text-sm' : 'sr-only'}>
        {done}
      </p>
    </form>
  )
}
