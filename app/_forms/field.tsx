import type { FieldProps } from '@jembatan/http/use-form'

type Labelled = FieldProps & { label: string; hint?: string | undefined }

type InputProps = Labelled & Pick<React.ComponentProps<'input'>, 'type' | 'autoComplete'>

/** A one-line input. Its hint and its error are announced with it. */
export const Field = ({ label, hint, error, type = 'text', autoComplete = 'off', ...input }: InputProps) => (
  <Labelled label={label} hint={hint} error={error} id={input.id}>
    <input {...input} {...describedBy(input.id, error)} type={type} autoComplete={autoComplete} className="field" />
  </Labelled>
)

type TextProps = Labelled & Pick<React.ComponentProps<'textarea'>, 'rows' | 'lang'>

/** A multi-line input. */
export const TextField = ({ label, hint, error, rows = 3, ...textarea }: TextProps) => (
  <Labelled label={label} hint={hint} error={error} id={textarea.id}>
    <textarea {...textarea} {...describedBy(textarea.id, error)} rows={rows} className="field py-3" />
  </Labelled>
)

type SelectProps = Labelled & { choose: string; options: { value: string; text: string }[] }

/** A choice of several options, none of them selected at first. */
export const SelectField = ({ label, hint, error, choose, options, ...select }: SelectProps) => (
  <Labelled label={label} hint={hint} error={error} id={select.id}>
    <select {...select} {...describedBy(select.id, error)} className="field">
      <option value="">{choose}</option>
      {options.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  </Labelled>
)

const describedBy = (id: string, error: string | undefined) => ({
  'aria-invalid': error ? true : undefined,
  'aria-describedby': `${id}-notes`,
})

type LabelledProps = Pick<Labelled, 'id' | 'label' | 'hint' | 'error'> & { children: React.ReactNode }

const Labelled = ({ id, label, hint, error, children }: LabelledProps) => (
  <div className="grid gap-1">
    <label htmlFor={id} className="font-bold text-sm">
      {label}
    </label>
    {children}
    <FieldNotes id={id} hint={hint} error={error} />
  </div>
)

export const FieldNotes = ({ id, hint, error }: Pick<Labelled, 'id' | 'hint' | 'error'>) => (
  <p id={`${id}-notes`} className="text-muted text-sm">
    {error && <span className="block font-bold text-ramai-text">{error}</span>}
    {hint}
  </p>
)
