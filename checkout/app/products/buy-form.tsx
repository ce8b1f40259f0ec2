import { ShoppingBag } from 'lucide'
import { useTranslations } from 'next-intl'
import { FormKey } from '@/app/_forms/form-key'
import { SubmitOnce } from '@/app/_forms/submit-button'
import { Icon } from '@/app/_ui/lucide-icon'
import { bottomBar, button } from '@/app/_ui/styles'
import { addToCart, startBasket } from '@/app/basket/actions'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Props = {
  productId: string
  variant: RouterOutputs['catalogue']['product']['variants'][number]
  quantity: number
  /** Whether another variant can be bought. */
  hasOthers: boolean
  /** Keeps the buy bar visible on a phone, for long pages. */
  isInSight?: boolean
}

const BAR = `${bottomBar} lg:static lg:m-0 lg:border-0 lg:bg-transparent lg:p-0`

/** Creates a basket or a cart line, only when the person presses a button. */
export function BuyForm({ productId, variant, quantity, hasOthers, isInSight = false }: Props) {
  const t = useTranslations('catalogue')
  const { sku, stock, most, price } = variant
  if (stock === 'sold_out')
    return (
      <p role="status" className="rounded-control bg-warn-wash p-4 text-warn">
        <strong>{t('stock.sold_out')}.</strong> {t(hasOthers ? 'soldOut' : 'soldOutWhole')}
      </p>
    )

  return (
    <form action={startBasket} className={isInSight ? 'contents lg:grid lg:gap-3' : 'grid gap-3'}>
      <input type="hidden" name="sku" value={sku} />
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="seenAmount" value={price} />
      <FormKey value={crypto.randomUUID()} />
      <div className={`items-center gap-4 ${isInSight ? BAR : 'grid grid-cols-[auto_1fr]'}`}>
        <label className="flex items-center gap-3 text-sm">
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
      <div className="grid gap-3">
        <SubmitOnce formAction={addToCart} className={button.quiet}>
          <Icon of={ShoppingBag} size={20} />
          {t('addToCart')}
        </SubmitOnce>
        <p className="text-quiet text-sm">
          <span className={stock === 'low' ? 'font-bold text-warn' : ''}>{t(`stock.${stock}`)}.</span> {t('buyHint')}
        </p>
      </div>
    </form>
  )
}
