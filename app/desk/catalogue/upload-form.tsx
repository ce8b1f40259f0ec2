'use client'

import { useActionState } from 'react'
import { inWords } from '@/app/_forms/answered-words'
import { ErrorSummary, FieldNotes } from '@/app/_forms/fields'
import type { Messages } from '@/i18n/request'
import { checkCatalogue } from './actions'

type UploadFormProps = { shops: { id: string; name: string }[]; words: Messages['desk']['catalogue'] }

export function UploadForm({ shops, words }: UploadFormProps) {
  const [{ typed, mistakes }, upload, uploading] = useActionState(checkCatalogue, { typed: {}, mistakes: {} })
  const errors = inWords(mistakes, words.mistakes)

  return (
    <form action={upload} className="grid max-w-xl gap-4 rounded-card border border-line bg-white p-5">
      <ErrorSummary title={words.summary} errors={errors} />
      {typed.why && <pre className="overflow-x-auto whitespace-pre-wrap text-muted text-sm">{typed.why}</pre>}
      <div className="grid gap-1">
        <label htmlFor="shop" className="font-bold text-sm">
          {words.shop}
        </label>
        <select key={typed.shop} id="shop" name="shop" defaultValue={typed.shop} className="field">
          {shops.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="grid gap-1">
        <label htmlFor="file" className="font-bold text-sm">
          {words.file}
        </label>
        <input
          id="file"
          name="file"
          type="file"
          accept=".json,application/json"
          aria-invalid={errors.file ? true : undefined}
          aria-describedby="file-notes"
          className="field py-2.5"
        />
        <FieldNotes name="file" hint={words.hint} error={errors.file} />
      </div>
      <button type="submit" disabled={uploading} className="button bg-ink text-white">
        {uploading ? words.busy : words.upload}
      </button>
    </form>
  )
}
