import type { FieldProps } from '@jembatan/http/use-form'

type Props = Pick<FieldProps, 'id' | 'name' | 'error'> & { label: string }

/** A box that a person ticks before a change that cannot be undone. */
export const Confirmation = ({ id, name, error, label }: Props) => (
  <label htmlFor={id} className="flex min-h-11 items-center gap-3">
    <input
      id={id}
      name={name}
      type="checkbox"
      value="yes"
      aria-invalid={error ? true : undefined}
      className="size-5 shrink-0 accent-kasir"
    />
    {label}
  </label>
)
