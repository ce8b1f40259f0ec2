'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button, card } from '@/app/_ui/styles'
import { repairRow } from './actions'

type Cell = {
  column: string
  label: string
  value: string
  hint: string
  concerned: boolean
  /** Label of the check box that empties a hidden optional value. */
  clear?: string
}
type Words = Record<'title' | 'others' | 'submit' | 'busy' | 'summary', string>
type Props = { of: { table: string; key: number; version: string }; cells: Cell[]; words: Words }

/** Cells that need a repair are open; the others are folded. */
export function RepairRow({ of, cells, words }: Props) {
  const form = useForm(repairRow, { cells: cells.map(({ value }) => ({ value })) })
  const fields = cells.map((cell, index) => ({
    ...cell,
    at: `cells[${index}]`,
    field: form.field(`cells[${index}].value`),
    clearField: form.field(`cells[${index}].clear`),
  }))
  const [concerned, others] = [true, false].map((yes) => fields.filter((cell) => cell.concerned === yes))
  const draw = ({ at, column, label, value, hint, clear, field, clearField }: (typeof fields)[number]) => (
    <div key={column}>
      <input type="hidden" name={`${at}.column`} value={column} />
      <input type="hidden" name={`${at}.was`} value={value} />
      <Field {...field} label={label} hint={hint} />
      {clear && (
        <label className="flex min-h-11 items-center gap-2 text-sm">
          <input
            type="checkbox"
            name={clearField.name}
            defaultChecked={clearField.defaultValue === 'on'}
            className="size-5 accent-pasar-deep"
          />
          {clear}
        </label>
      )}
    </div>
  )

  return (
    <Form of={form} summary={words.summary} className={`${card} grid gap-4`}>
      <h2 className="text-xl">{words.title}</h2>
      {Object.entries(of).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-4 sm:grid-cols-2">{concerned?.map(draw)}</div>
      <details open={concerned?.length === 0 || others?.some(({ field }) => field.error)}>
        <summary className="min-h-11 cursor-pointer content-center font-bold text-sm">{words.others}</summary>
        <div className="grid gap-4 pt-2 sm:grid-cols-2">{others?.map(draw)}</div>
      </details>
      <SubmitButton busy={form.isSending} className={`${button.primary} justify-self-start`}>
        {form.isSending ? words.busy : words.submit}
      </SubmitButton>
    </Form>
  )
}
