import type { FieldProps } from '@jembatan/http/use-form'
import { FieldNotes, notesOf } from './field-notes'

type Field = Omit<React.ComponentProps<'input'>, 'id' | 'name'> &
  Omit<FieldProps, 'defaultValue'> & {
    label: string
    hint?: string
  }

export function Field({ label, hint, error, id, ...input }: Field) {
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <label htmlFor={id} className="font-bold">
        {label}
      </label>
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={notesOf({ id, hint, error })}
        className="min-h-12 w-full rounded-control border border-quiet bg-card px-4 text-lg tabular-nums aria-invalid:border-2 aria-invalid:border-wrong"
      />
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  )
}
