'use client'

import { useForm } from '@jembatan/http/use-form'
import { SelectField, TextField } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import type { Messages } from '@/i18n/request'
import { decide } from './actions'
import { Rules } from './rules'

type DecideFormProps = {
  id: string
  reasons: readonly string[]
  words: Messages['desk']['case']
  rules: Messages['complaints']['rules']
}

export function DecideForm({ id, reasons, words, rules }: DecideFormProps) {
  const form = useForm(decide)

  return (
    <Form of={form} summary={words.summary} className="grid max-w-xl gap-4">
      <h2 className="font-extrabold text-xl">{words.decide}</h2>
      <input type="hidden" name="id" value={id} />
      <SelectField
        {...form.field('reason')}
        label={words.reason}
        choose={words.choose}
        options={reasons.map((reason) => ({
          value: reason,
          text: (words.takedownReason as Record<string, string>)[reason] ?? reason,
        }))}
      />
      <Rules words={words} rules={rules} />
      <TextField {...form.field('note')} label={words.note} hint={words.noteHint} />
      <div className="flex flex-wrap gap-3">
        <button
          type="submit"
          name="decision"
          value="take_down"
          disabled={form.isSending}
          className="button bg-ramai-text text-card"
        >
          {form.isSending ? words.busy : words.takeDown}
        </button>
        <button type="submit" name="decision" value="keep" disabled={form.isSending} className="button button-quiet">
          {words.keep}
        </button>
      </div>
    </Form>
  )
}
