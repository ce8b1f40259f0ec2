import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/app/_ui/format'
import { bottomBar, button, card } from '@/app/_ui/styles'
import { type CartData, isAboveLimit } from './cart-data'
import { checkOutCart } from './change-cart'

type Props = { cart: CartData }

/** The selection's total and the link to the checkout. */
export async function CartSummary({ cart }: Props) {
  const t = await getTranslations('basket')
  const { chosen } = cart

  return (
    <aside aria-labelledby="cart-summary" className={`${card} grid gap-4 max-lg:hidden lg:sticky lg:top-6`}>
      <h2 id="cart-summary" className="text-xl">
        {t('summary')}
      </h2>
      <p aria-live="polite" aria-atomic className="flex items-baseline justify-between gap-4 font-extrabold text-xl">
        <span>{t('total')}</span>
        <span className="money">{formatMoney(chosen.amount)}</span>
      </p>
      <p className="text-quiet text-sm">
        {t('chosen', { count: chosen.lines, pieces: chosen.pieces })} {t('withoutShipping')}
      </p>
      <CheckOut cart={cart} />
    </aside>
  )
}

/** The same as a bar on a phone, like the checkout's bar. */
export async function CartBar({ cart }: Props) {
  const t = await getTranslations('basket')

  return (
    <div className={`${bottomBar} mt-5 items-center gap-4 lg:hidden`}>
      <p aria-live="polite" aria-atomic className="grid leading-tight">
        <span className="text-quiet text-sm">{t('total')}</span>
        <strong className="money font-extrabold text-lg">{formatMoney(cart.chosen.amount)}</strong>
      </p>
      <CheckOut cart={cart} />
    </div>
  )
}

async function CheckOut({ cart }: Props) {
  const t = await getTranslations('basket')
  const { lines } = cart.chosen
  if (isAboveLimit(cart))
    return (
      <a href="#limit" className={button.quiet}>
        {t('chooseLess')}
      </a>
    )

  return (
    <form action={checkOutCart} className="grid">
      <button type="submit" disabled={lines === 0} className={button.primary}>
        {lines === 0 ? t('chooseFirst') : t('checkOut', { count: lines })}
      </button>
    </form>
  )
}
