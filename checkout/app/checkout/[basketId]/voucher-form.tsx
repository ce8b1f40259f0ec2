'use client'

import { useActionState, useEffect, useRef } from 'react'
import { changedIn } from '@/app/changed-in'
import { Field } from '@/app/field'
import { button } from '@/app/styles'
import { SubmitButton } from '@/app/submit-button'
import { useAnswer } from './use-answer'
import { applyVoucher, type VoucherState } from './voucher-actions'

const NOTHING_TYPED: VoucherState = { typed: '', mistake: null, done: null }

type Props = {
  basketId: string
  /** Of the basket: what is said of a code is of that alone. */
  version: number
  words: Record<'code' | 'codeHint' | 'apply' | 'applying', string>
}

export function VoucherForm({ basketId, version, words }: Props) {
  const [answer, apply, applying] = useActionState(applyVoucher, NOTHING_TYPED)
  const { stands, takeBack } = useAnswer(answer, version)
  const { typed, mistake, done } = stands ? answer : { ...answer, mistake: null, done: null }
  const form = useRef<HTMLFormElement>(null)

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
        value={typed}
        error={mistake ?? undefined}
        announces
      />
      <SubmitButton busy={applying} className={`${button.quiet} sm:mt-6`}>
        {applying ? words.applying : words.apply}
      </SubmitButton>
      <p role="status" className={done ? 'font-bold text-pasar-deep text-sm' : 'sr-only'}>
        {done}
      </p>
    </form>
  )
}
