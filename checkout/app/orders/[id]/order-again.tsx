import { useTranslations } from 'next-intl'
import { FormKey } from '@/app/_forms/form-key'
import { SubmitOnce } from '@/app/_forms/submit-button'
import { Icon } from '@/app/_ui/lucide-icon'
import { button } from '@/app/_ui/styles'
import { addOrderAgain } from './actions'

type Props = {
  order: { id: string; lines: { ratable: boolean }[] }
  look: keyof typeof button
  /** The name of the order's first item, for a list with several such buttons. */
  of?: string | undefined
}

/** Adds the goods of an ended order to the cart again. */
export function OrderAgain({ order, look, of }: Props) {
  const t = useTranslations('order')
  // Goods that were never on sale here cannot be bought.
  if (order.lines.every(({ ratable }) => !ratable)) return null

  return (
    <form action={addOrderAgain} className="grid">
      <input type="hidden" name="orderId" value={order.id} />
      <FormKey value={crypto.randomUUID()} />
      <SubmitOnce className={button[look]} aria-label={of && t('againOf', { name: of })}>
        <Icon of="icon-RotateCcw" size={20} />
        {t('again')}
      </SubmitOnce>
    </form>
  )
}
