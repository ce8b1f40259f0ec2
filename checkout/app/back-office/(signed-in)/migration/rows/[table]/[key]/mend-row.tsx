'use client'

import { useActionState } from 'react'
import { Field } from '@/app/_forms/field'
import { ErrorSummary } from '@/app/_forms/former-error-summary'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button, card } from '@/app/_ui/styles'
import type { Failure } from '@/app/back-office/failures'
import { mendRow } from './actions'

type MendField = {
  column: string
  label: string
  value: string
  hint: string
  concerned: boolean
  /** Of what is not shown, and may be emptied: what the box for that is called. */
  clear?: string
}
type Words = Record<'title' | 'others' | 'submit' | 'busy' | 'summary', string> & {
  failures: Record<Failure<'decideRow'>, string>
}
type Props = { of: { table: string; key: number; version: string }; fields: MendField[]; words: Words }

/** What has to be mended lies open; the other columns wait in a fold. */
export function MendRow({ of, fields, words }: Props) {
  const [{ cells, cleared, wrong, failure }, mend, mending] = useActionState(mendRow, {
    ...{ cells: {}, cleared: [], wrong: {}, failure: null },
  })
  const errors = Object.fromEntries(
    Object.entries(wrong).map(([column, code]) => [`cell.${column}`, words.failures[code]]),
  )
  const [concerned, others] = [true, false].map((yes) => fields.filter((field) => field.concerned === yes))
  const draw = ({ column, label, value, hint, clear }: MendField) => (
    <div key={column}>
      <input type="hidden" name={`was.${column}`} value={value} />
      <Field
        name={`cell.${column}`}
        label={label}
        defaultValue={cells[column] ?? value}
        hint={hint}
        error={errors[`cell.${column}`]}
      />
      {clear && (
        <label className="flex min-h-11 items-center gap-2 text-sm">
          <input
            type="checkbox"
            name={`clear.${column}`}
            defaultChecked={cleared.includes(column)}
            className="size-5 accent-pasar-deep"
          />
          {clear}
        </label>
      )}
    </div>
  )

  return (
    <form action={mend} noValidate className={`${card} grid gap-4`}>
      <h2 className="text-xl">{words.title}</h2>
      <ErrorSummary title={words.summary} errors={failure ? { mend: words.failures[failure] } : errors} />
      {Object.entries(of).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-4 sm:grid-cols-2">{concerned?.map(draw)}</div>
      <details open={concerned?.length === 0 || others?.some(({ column }) => wrong[column])}>
        <summary className="min-h-11 cursor-pointer content-center font-bold text-sm">{words.others}</summary>
        <div className="grid gap-4 pt-2 sm:grid-cols-2">{others?.map(draw)}</div>
      </details>
      <SubmitButton id="mend" busy={mending} className={`${button.primary} justify-self-start`}>
        {mending ? words.busy : words.submit}
      </SubmitButton>
    </form>
  )
}
