import type { FieldProps } from '@jembatan/http/use-form'

type Props = FieldProps & { label: string; options: { code: string; name: string }[] }

export const Choice = ({ id, name, label, options, defaultValue }: Props) => (
  <div className="grid min-w-0 gap-1.5">
    <label htmlFor={id} className="font-bold">
      {label}
    </label>
    <select
      id={id}
      name={name}
      defaultValue={defaultValue}
      className="min-h-12 w-full rounded-control border border-quiet bg-card px-4 text-lg"
    >
      {options.map((option) => (
        <option key={option.code} value={option.code}>
          {option.name}
        </option>
      ))}
    </select>
  </div>
)
