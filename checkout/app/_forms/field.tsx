import type { ChangeEventHandler, InputHTMLAttributes, ReactNode } from 'react'

type Props = {
  name: string
  /** Needed where the page has the field more than once. */
  id?: string
  label: string
  defaultValue: string | undefined
  hint?: string
  error?: string | undefined
  /** Announces the error at the field, for forms without a summary. */
  announces?: boolean
} & Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'autoComplete' | 'inputMode' | 'form'>

type About = Pick<Props, 'label' | 'hint' | 'error' | 'announces'>

type Named = Pick<Props, 'name' | 'id' | 'label' | 'defaultValue' | 'error'>

/**
 * Browser limits of one-line and multi-line fields. Larger than the server's limits, so that the
 * server reports a too long text and keeps it. Small enough for a form and its previous reply to
 * fit the endpoint.
 */
export const LINE_HOLDS = 1000
export const TEXT_HOLDS = 8000

/** Look of all text inputs. */
export const control =
  'min-h-12 w-full rounded-control border border-quiet bg-card px-4 text-base aria-invalid:border-2 aria-invalid:border-wrong'

/** A one-line input; hint and error are its accessible description. */
export function Field({
  name,
  id = name,
  label,
  defaultValue,
  hint,
  error,
  announces,
  type = 'text',
  autoComplete = 'off',
  inputMode,
  form,
}: Props) {
  return (
    <Labelled id={id} label={label} hint={hint} error={error} announces={announces}>
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={defaultValue}
        maxLength={LINE_HOLDS}
        autoComplete={autoComplete}
        inputMode={inputMode}
        form={form}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-notes`}
        className={control}
      />
    </Labelled>
  )
}

/** A multi-line input. */
export function LongField({
  name,
  id = name,
  label,
  defaultValue,
  hint,
  error,
  announces,
  rows,
}: Named & Pick<Props, 'hint' | 'announces'> & { rows: number }) {
  return (
    <Labelled id={id} label={label} hint={hint} error={error} announces={announces}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        defaultValue={defaultValue}
        maxLength={TEXT_HOLDS}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-notes`}
        className={`${control} py-3`}
      />
    </Labelled>
  )
}

export type Choices = Pick<Props, 'hint' | 'form'> & { choose: string; choices: { value: string; text: string }[] }

type Choosing = { onChange?: ChangeEventHandler<HTMLSelectElement> }

/** A select without a default: `choose` is its placeholder. */
export function ChoiceField({
  name,
  id = name,
  label,
  defaultValue,
  hint,
  error,
  form,
  choose,
  choices,
  onChange,
}: Named & Choices & Choosing) {
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        name={name}
        form={form}
        defaultValue={defaultValue}
        onChange={onChange}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-notes`}
        className={control}
      >
        <option value="">{choose}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function Labelled({ id, label, hint, error, announces, children }: About & { id: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="font-bold text-sm">
        {label}
      </label>
      {children}
      <FieldNotes name={id} hint={hint} error={error} announces={announces} />
    </div>
  )
}

export function FieldNotes({ name, hint, error, announces }: Pick<Props, 'name' | 'hint' | 'error' | 'announces'>) {
  return (
    <p id={`${name}-notes`} className="text-quiet text-sm">
      {error && (
        <span role={announces ? 'alert' : undefined} className="block font-bold text-wrong">
          {error}
        </span>
      )}
      {hint}
    </p>
  )
}
