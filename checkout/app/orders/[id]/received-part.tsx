import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { button } from '@/app/_ui/styles'
import { type OrderData, pageOfParcel, receivableParcels } from './order-state'

type Props = { order: OrderData; parcel: OrderData['parcels'][number] }

/** The buyer checks the delivered parcel; their confirmation closes it. */
export function ReceivedPart({ order, parcel }: Props) {
  const t = useTranslations('order.received')
  if (!receivableParcels(order).includes(parcel)) return null
  const goods = goodsOf(parcel)
  const heading = `received-${parcel.shop.id}`

  return (
    <section
      aria-labelledby={`${heading} parcel-${parcel.shop.id}`}
      className="grid gap-3 border-line border-t pt-4 print:hidden"
    >
      <h3 id={heading} className="text-lg">
        {t(`${goods}.heading`)}
      </h3>
      <p className="text-quiet">{t(`${goods}.text`)}</p>
      <Link
        href={pageOfParcel(order, parcel, 'received')}
        prefetch={false}
        aria-describedby={`parcel-${parcel.shop.id}`}
        className={button.primary}
      >
        {t('link')}
      </Link>
    </section>
  )
}

/**
 * Returns the goods to confirm: all, all without a right to return, the rest after a return, or
 * those whose return was refused.
 */
function goodsOf({ returns, returnable }: Props['parcel']) {
  if (returnable.length > 0) return 'all' as const
  const latest = returns.at(-1)
  if (!latest) return 'forGood' as const

  return latest.state === 'accepted' ? ('rest' as const) : ('refused' as const)
}
