import type { FieldProps } from '@jembatan/http/use-form'
import { FieldNotes, notesOf } from './field-notes'

type Props = FieldProps & { label: string; hint?: string; options: { code: string; name: string }[] }

export const Choice = ({ id, name, label, hint, error, options, defaultValue }: Props) => (
  <div className="grid min-w-0 gap-1.5">
    <label htmlFor={id} className="font-bold">
      {label}
    </label>
    <select
      id={id}
      name={name}
      defaultValue={defaultValue}
      aria-invalid={error ? true : undefined}
      aria-describedby={notesOf({ id, hint, error })}
      className="min-h-12 w-full rounded-control border border-quiet bg-card px-4 text-lg aria-invalid:border-2 aria-invalid:border-wrong"
    >
      {options.map((option) => (
        <option key={option.code} value={option.code}>
          {option.name}
        </option>
      ))}
    </select>
    <FieldNotes id={id} hint={hint} error={error} />
  </div>
)
