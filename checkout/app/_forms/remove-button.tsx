import { type Along, StepButton } from '@/app/_forms/step-button'
import { Icon } from '@/app/_ui/lucide-icon'

type Props = {
  action: (form: FormData) => Promise<void>
  /** Hidden fields that identify the line. */
  fields: Record<string, string>
  label: string
  along?: Along | undefined
}

export function RemoveButton({ action, fields, label, along }: Props) {
  return (
    <form action={action}>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <StepButton
        along={along}
        aria-label={label}
        className="grid size-11 cursor-pointer place-items-center rounded-control text-quiet hover:bg-paper hover:text-wrong"
      >
        <Icon of="icon-Trash2" size={18} />
      </StepButton>
    </form>
  )
}
