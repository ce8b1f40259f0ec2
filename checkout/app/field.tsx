import type { InputHTMLAttributes } from 'react'

type Props = {
  name: string
  /** Where a page has the field more than once. */
  id?: string
  label: string
  value: string
  hint?: string
  error?: string
} & Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'autoComplete' | 'inputMode'>

/** The look of everything that is typed into. */
export const control =
  'min-h-12 w-full rounded-control border border-quiet bg-card px-4 text-base aria-invalid:border-2 aria-invalid:border-wrong'

/** One line to type into; its hint and its mistake are read with it. */
export function Field({
  name,
  id = name,
  label,
  value,
  hint,
  error,
  type = 'text',
  autoComplete = 'off',
  inputMode,
}: Props) {
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="font-bold text-sm">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete={autoComplete}
        inputMode={inputMode}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-notes`}
        className={control}
      />
      <FieldNotes name={id} hint={hint} error={error} />
    </div>
  )
}

export function FieldNotes({ name, hint, error }: Pick<Props, 'name' | 'hint' | 'error'>) {
  return (
    <p id={`${name}-notes`} className="text-quiet text-sm">
      {error && <span className="block font-bold text-wrong">{error}</span>}
      {hint}
    </p>
  )
}
