'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { approve, reject } from './actions'

type Words = Record<'otp' | 'approve' | 'reason' | 'reject' | 'summary', string> & { otpHint?: string }

export function DecisionForms({ payout, words }: { payout: string; words: Words }) {
  const approval = useForm(approve)
  const rejection = useForm(reject)

  return (
    <>
      <Form of={approval} summary={words.summary}>
        <input type="hidden" name="payout" value={payout} />
        <Field
          {...approval.field('otp')}
          label={words.otp}
          hint={words.otpHint}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <SubmitButton>{words.approve}</SubmitButton>
      </Form>
      <Form of={rejection} summary={words.summary} className="grid gap-4 border-line border-t pt-4">
        <input type="hidden" name="payout" value={payout} />
        <Field {...rejection.field('reason')} label={words.reason} autoComplete="off" />
        <button type="submit" className="button button-calm">
          {words.reject}
        </button>
      </Form>
    </>
  )
}
