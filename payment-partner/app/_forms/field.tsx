import type { FieldProps } from '@jembatan/http/use-form'

type Field = Omit<React.ComponentProps<'input'>, 'id' | 'name'> &
  Omit<FieldProps, 'defaultValue'> & {
    label: string
    hint?: string
  }

export function Field({ label, hint, error, id, ...input }: Field) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')

  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <label htmlFor={id} className="font-bold">
        {label}
      </label>
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
        className="min-h-12 w-full rounded-control border border-quiet bg-card px-4 text-lg tabular-nums aria-invalid:border-2 aria-invalid:border-wrong"
      />
      {hint && (
        <p id={`${id}-hint`} className="text-quiet text-sm">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="font-bold text-sm text-wrong">
          {error}
        </p>
      )}
    </div>
  )
}
