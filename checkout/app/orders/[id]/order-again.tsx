import { useTranslations } from 'next-intl'
import { FormKey } from '@/app/_forms/form-key'
import { SubmitOnce } from '@/app/_forms/submit-button'
import { Icon } from '@/app/_ui/lucide-icon'
import { button } from '@/app/_ui/styles'
import { addOrderAgain } from './actions'
import type { OrderData } from './order-state'

/** Adds the goods of an ended order to the cart again. */
export function OrderAgain({ order, look }: { order: Pick<OrderData, 'id' | 'lines'>; look: keyof typeof button }) {
  const t = useTranslations('order')
  // Goods that were never on sale here cannot be bought.
  if (order.lines.every(({ ratable }) => !ratable)) return null

  return (
    <form action={addOrderAgain} className="grid">
      <input type="hidden" name="orderId" value={order.id} />
      <FormKey value={crypto.randomUUID()} />
      <SubmitOnce className={button[look]}>
        <Icon of="icon-RotateCcw" size={20} />
        {t('again')}
      </SubmitOnce>
    </form>
  )
}
