import { getTranslations } from 'next-intl/server'
import type { CheckoutData } from './checkout-data'

type Obstacles = CheckoutData['quote']['obstacles']

/** Where on the page each thing is mended. */
const PLACE: Record<Obstacles[number], string> = {
  ordered: '#item',
  item_unavailable: '#item',
  out_of_stock: '#item',
  price_rise: '#item',
  address_missing: '#address',
  courier_missing: '#courier',
  cod_unavailable: '#payment',
}

export async function Needs({ obstacles }: { obstacles: Obstacles }) {
  const t = await getTranslations('checkout')
  if (obstacles.length === 0) return null

  return (
    <div className="rounded-control bg-paper p-4 text-sm">
      <p>{t('summary.needs')}</p>
      <ul>
        {obstacles.map((obstacle) => (
          <li key={obstacle}>
            <a href={PLACE[obstacle]} className="inline-block py-1 font-bold underline">
              {t(`obstacles.${obstacle}`)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

export async function nextNeed([first]: Obstacles) {
  const t = await getTranslations('checkout.nextStep')

  return first ? { href: PLACE[first], label: t(first) } : null
}
