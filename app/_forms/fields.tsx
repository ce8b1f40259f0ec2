'use client'

import { type InputHTMLAttributes, useEffect, useRef } from 'react'

/** What a form says after it was sent: what was typed, and the code of what is wrong, by field. */
export type Answered = { typed: Record<string, string>; mistakes: Record<string, string> }

/** Takes the focus when there are mistakes, and leads to each. */
export function ErrorSummary({ title, errors }: { title: string; errors: Record<string, string> }) {
  const box = useRef<HTMLDivElement>(null)
  const listed = Object.entries(errors)

  useEffect(() => {
    if (Object.keys(errors).length > 0) box.current?.focus()
  }, [errors])
  if (listed.length === 0) return null

  return (
    <div ref={box} role="alert" tabIndex={-1} aria-labelledby="error-summary" className="error-summary">
      <h2 id="error-summary" className="font-bold">
        {title}
      </h2>
      <ul className="mt-1 grid">
        {listed.map(([field, text]) => (
          <li key={field}>
            <a href={`#${field}`} className="inline-block py-2.5 underline">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

type FieldProps = { name: string; label: string; value?: string; hint?: string; error?: string | undefined } & Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'autoComplete'
>

/** One line to type into; its hint and its mistake are read with it. */
export function Field({ name, label, value, hint, error, type = 'text', autoComplete = 'off' }: FieldProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={name} className="font-bold text-sm">
        {label}
      </label>
      <input
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete={autoComplete}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${name}-notes`}
        className="field"
      />
      <FieldNotes name={name} hint={hint} error={error} />
    </div>
  )
}

type TextFieldProps = Pick<FieldProps, 'name' | 'label' | 'value' | 'hint' | 'error'>

/** Several lines of it. */
export function TextField({ name, label, value, hint, error }: TextFieldProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={name} className="font-bold text-sm">
        {label}
      </label>
      <textarea
        id={name}
        name={name}
        rows={3}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${name}-notes`}
        className="field py-3"
      />
      <FieldNotes name={name} hint={hint} error={error} />
    </div>
  )
}

type SelectFieldProps = TextFieldProps & { choose: string; options: { value: string; text: string }[] }

/** One of several words, and none of them before somebody chooses. */
export function SelectField({ name, label, value, hint, error, choose, options }: SelectFieldProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={name} className="font-bold text-sm">
        {label}
      </label>
      <select
        // A select forgets its default on a reset, which React does after an action.
        key={value}
        id={name}
        name={name}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${name}-notes`}
        className="field"
      >
        <option value="">{choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <FieldNotes name={name} hint={hint} error={error} />
    </div>
  )
}

export function FieldNotes({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  return (
    <p id={`${name}-notes`} className="text-muted text-sm">
      {error && <span className="block font-bold text-ramai-text">{error}</span>}
      {hint}
    </p>
  )
}
