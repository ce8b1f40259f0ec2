import { Minus, Plus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'

type Props = {
  action: (form: FormData) => Promise<void>
  /** What the pieces are of, as the action reads it. */
  fields: Record<string, string>
  /** Of the item, for whoever hears the buttons without seeing the line. */
  name: string
  quantity: number
  most: number
}

/** A piece more or less of a line. */
export async function Stepper({ action, fields, name, quantity, most }: Props) {
  const t = await getTranslations('checkout.item')
  const step = 'grid size-11 cursor-pointer place-items-center rounded-control hover:bg-paper disabled:opacity-30'

  return (
    <form action={action} className="flex items-center rounded-control border border-line">
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <button
        type="submit"
        name="quantity"
        value={quantity - 1}
        disabled={quantity <= 1}
        aria-label={t('less', { name })}
        className={step}
      >
        <Minus size={18} aria-hidden />
      </button>
      <output aria-label={t('quantity', { name })} className="money min-w-8 text-center font-bold">
        {quantity}
      </output>
      <button
        type="submit"
        name="quantity"
        value={quantity + 1}
        disabled={quantity >= most}
        aria-label={t('more', { name })}
        className={step}
      >
        <Plus size={18} aria-hidden />
      </button>
    </form>
  )
}
