import { useTranslations } from 'next-intl'
import { FormKey } from '@/app/_forms/form-key'
import { SubmitOnce } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { addToCart, startBasket } from '@/app/basket/actions'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Props = {
  productId: string
  variant: RouterOutputs['catalogue']['product']['variants'][number]
  quantity: number
  /** Whether another variant can be bought. */
  hasOthers: boolean
  /** Keeps the buttons in a bar at the bottom of a phone, for long pages. */
  isInSight?: boolean
}

const BAR =
  'bottom-bar buy-bar max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-20 max-lg:border-line max-lg:border-t max-lg:bg-card max-lg:px-4 max-lg:py-3'

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
    <form action={startBasket} className="grid gap-3">
      <input type="hidden" name="sku" value={sku} />
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="seenAmount" value={price} />
      <FormKey value={crypto.randomUUID()} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm">
        <label className="flex items-center gap-3">
          {t('quantity')}
          <select
            // The choice of another variant keeps no quantity that it may not have.
            key={sku}
            name="quantity"
            defaultValue={Math.min(quantity, most)}
            className="min-h-12 rounded-control border border-quiet bg-card px-4 text-base"
          >
            {[...Array(most).keys()].map((fewer) => (
              <option key={fewer}>{fewer + 1}</option>
            ))}
          </select>
        </label>
        <span className={stock === 'low' ? 'font-bold text-warn' : 'text-quiet'}>{t(`stock.${stock}`)}</span>
      </div>
      <div className={`grid grid-cols-2 gap-3 ${isInSight ? BAR : ''}`}>
        <SubmitOnce formAction={addToCart} className={`${button.quiet} max-sm:px-3`}>
          {t('addToCart')}
        </SubmitOnce>
        <SubmitOnce className={`${button.primary} max-sm:px-3`}>{t('buy')}</SubmitOnce>
      </div>
      <p className="text-quiet text-sm">{t('buyHint')}</p>
    </form>
  )
}
