import { ShoppingBag } from 'lucide'
import { useTranslations } from 'next-intl'
import { addToCart, startBasket } from '@/app/basket/actions'
import { FormKey } from '@/app/form-key'
import { Icon } from '@/app/lucide-icon'
import { button } from '@/app/styles'
import { SubmitOnce } from '@/app/submit-button'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Props = {
  productId: string
  variant: RouterOutputs['catalogue']['product']['variants'][number]
  quantity: number
}

/** Makes a basket or a line of the cart, and only when a person presses the button. */
export function BuyForm({ productId, variant: { sku, stock, most, price }, quantity }: Props) {
  const t = useTranslations('catalogue')
  if (stock === 'sold_out')
    return (
      <p role="status" className="rounded-control bg-warn-wash p-4 text-warn">
        <strong>{t('stock.sold_out')}.</strong> {t('soldOut')}
      </p>
    )

  return (
    <form action={startBasket} className="grid gap-3">
      <input type="hidden" name="sku" value={sku} />
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="seenAmount" value={price} />
      <FormKey value={crypto.randomUUID()} />
      <div className="grid grid-cols-[auto_1fr] items-end gap-3">
        <label className="grid gap-1 text-sm">
          {t('quantity')}
          <select
            name="quantity"
            defaultValue={Math.min(quantity, most)}
            className="min-h-12 rounded-control border border-quiet bg-card px-4 text-base"
          >
            {[...Array(most).keys()].map((fewer) => (
              <option key={fewer}>{fewer + 1}</option>
            ))}
          </select>
        </label>
        <SubmitOnce className={button.primary}>{t('buy')}</SubmitOnce>
      </div>
      <SubmitOnce formAction={addToCart} className={button.quiet}>
        <Icon of={ShoppingBag} size={20} />
        {t('addToCart')}
      </SubmitOnce>
      <p className="text-quiet text-sm">
        <span className={stock === 'low' ? 'font-bold text-warn' : ''}>{t(`stock.${stock}`)}.</span> {t('buyHint')}
      </p>
    </form>
  )
}
