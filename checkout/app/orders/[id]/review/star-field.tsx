import type { FieldProps } from '@jembatan/http/use-form'
import { FieldNotes } from '@/app/_forms/field'
import { Icon } from '@/app/_ui/lucide-icon'

type Props = {
  field: FieldProps
  label: string
  /** Names of one to five stars. */
  names: string[]
}

/**
 * Five stars, filled up to the chosen one. They are radio buttons, so that keys and readers know
 * them.
 */
export function StarField({ field, label, names }: Props) {
  return (
    <fieldset aria-describedby={`${field.id}-notes`}>
      <legend className="font-bold text-sm">{label}</legend>
      <div id={field.id} className="-ml-1 flex">
        {names.map((name, index) => (
          <label
            key={name}
            className="relative grid size-12 place-items-center rounded-control text-line has-checked:text-star has-focus-visible:outline-3 has-focus-visible:outline-pasar-deep [&:has(~label_input:checked)]:text-star"
          >
            <input
              type="radio"
              name={field.name}
              value={index + 1}
              defaultChecked={field.defaultValue === String(index + 1)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <Icon of="icon-full-Star" size={34} />
            <span className="sr-only text-ink">{name}</span>
          </label>
        ))}
      </div>
      <FieldNotes name={field.id} error={field.error} />
    </fieldset>
  )
}
