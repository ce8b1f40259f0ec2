'use client'

import { useActionState } from 'react'
import { Field } from '@/app/_forms/field'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button, card } from '@/app/_ui/styles'
import type { Failure } from '@/app/back-office/failures'
import { refuseRow } from './actions'

type Words = Record<'title' | 'text' | 'reason' | 'hint' | 'submit' | 'busy', string> & {
  failures: Record<Failure<'decideRow'>, string>
}
type Props = { of: { table: string; key: number; version: string }; words: Words }

export function RefuseRow({ of, words }: Props) {
  const [{ reason, failure }, refuse, refusing] = useActionState(refuseRow, { reason: '', failure: null })

  return (
    <form action={refuse} noValidate className={`${card} grid gap-4`}>
      <div>
        <h2 className="text-xl">{words.title}</h2>
        <p className="mt-1 max-w-2xl text-quiet text-sm">{words.text}</p>
      </div>
      {Object.entries(of).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
        <Field
          name="reason"
          label={words.reason}
          hint={words.hint}
          defaultValue={reason}
          error={failure ? words.failures[failure] : undefined}
          announces
        />
        <SubmitButton busy={refusing} className={`${button.danger} sm:mt-6`}>
          {refusing ? words.busy : words.submit}
        </SubmitButton>
      </div>
    </form>
  )
}
