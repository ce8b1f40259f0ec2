import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/app/_ui/format'
import { bottomBar, button } from '@/app/_ui/styles'
import type { CheckoutData } from './checkout-data'
import { nextNeed } from './needs'
import type { Need } from './needs-of'
import { PLACE_ORDER } from './place-order-form'

type Props = { quote: CheckoutData['quote']; needs: Need[] }

/** Total and next step in a bar that is always visible on a phone. */
export async function BottomBar({ quote, needs }: Props) {
  const t = await getTranslations('checkout.summary')
  const need = await nextNeed(needs)

  return (
    <div className={`${bottomBar} mt-5 items-center gap-4 lg:hidden`}>
      <p className="grid leading-tight">
        <span className="text-quiet text-sm">{t('total')}</span>
        <strong className="money font-extrabold text-lg">{formatMoney(quote.totals.total)}</strong>
      </p>
      {need ? (
        // Links to the missing part; the primary button is there.
        <a href={need.href} className={button.quiet}>
          {need.label}
        </a>
      ) : (
        <button type="submit" form={PLACE_ORDER} className={button.primary}>
          {t('placeShort')}
        </button>
      )}
    </div>
  )
}
