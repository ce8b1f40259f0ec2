'use client'

import { useForm } from '@jembatan/http/use-form'
import { FieldNotes } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import type { Messages } from '@/i18n/request'
import { checkCatalogue } from './actions'

type UploadFormProps = { shops: { id: string; name: string }[]; words: Messages['desk']['catalogue'] }

export function UploadForm({ shops, words }: UploadFormProps) {
  const form = useForm(checkCatalogue)
  const { error, ...file } = form.field('file')
  const shop = form.field('shop')

  return (
    <Form of={form} summary={words.summary} className="grid max-w-xl gap-4 rounded-card border border-line bg-card p-5">
      {form.result?.why && (
        <pre className="overflow-x-auto whitespace-pre-wrap text-muted text-sm">{form.result.why}</pre>
      )}
      <div className="grid gap-1">
        <label htmlFor={shop.id} className="font-bold text-sm">
          {words.shop}
        </label>
        <select id={shop.id} name="shop" defaultValue={shop.defaultValue} className="field">
          {shops.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="grid gap-1">
        <label htmlFor={file.id} className="font-bold text-sm">
          {words.file}
        </label>
        <input
          id={file.id}
          name="file"
          type="file"
          accept=".json,application/json"
          aria-invalid={error ? true : undefined}
          aria-describedby={`${file.id}-notes`}
          className="field py-2.5"
        />
        <FieldNotes id={file.id} hint={words.hint} error={error} />
      </div>
      <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
        {form.isSending ? words.busy : words.upload}
      </button>
    </Form>
  )
}
