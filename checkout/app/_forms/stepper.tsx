import { getTranslations } from 'next-intl/server'
import type { Along } from './step-button'
import { StepperButtons } from './stepper-buttons'

type Props = {
  action: (form: FormData) => Promise<void>
  /** Hidden fields that identify the line. */
  fields: Record<string, string>
  /** The item's name, for screen readers. */
  name: string
  quantity: number
  most: number
  along?: Along | undefined
}

/** Changes a line's quantity by one. */
export async function Stepper({ action, fields, name, quantity, most, along }: Props) {
  const t = await getTranslations('checkout.item')

  return (
    <form action={action} className="flex items-center rounded-control border border-line">
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <StepperButtons
        quantity={quantity}
        most={most}
        along={along}
        words={{ less: t('less', { name }), quantity: t('quantity', { name }), more: t('more', { name }) }}
      />
    </form>
  )
}
