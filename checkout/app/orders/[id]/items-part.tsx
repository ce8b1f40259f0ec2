import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { formatMoney } from '@/app/_ui/format'
import { Picture } from '@/app/_ui/picture/picture'
import { card } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import { nameItem } from '@/i18n/name-item'
import type { OrderData } from './order-state'

type Line = OrderData['lines'][number]

/** The bought items, grouped by shop. */
export function ItemsPart({ order: { lines, parcels } }: { order: OrderData }) {
  const t = useTranslations('order.items')

  return (
    <section aria-labelledby="items" className={`${card} grid gap-4`}>
      <h2 id="items" className="text-xl">
        {t('heading')}
      </h2>
      {parcels.map(({ shop, subtotal, shipping, insurance }) => (
        <div key={shop.id} className="grid gap-4 border-line border-t pt-4 first-of-type:border-0 first-of-type:pt-0">
          <h3 className="text-quiet text-sm tracking-normal">{t('from', { shop: shop.name, city: shop.city })}</h3>
          <ul className="grid gap-4">
            {lines
              .filter(({ shopId }) => shopId === shop.id)
              .map((line) => (
                <ItemLine key={line.sku} line={line} />
              ))}
          </ul>
          {parcels.length > 1 && (
            <p className="text-quiet text-sm tabular-nums">
              {t('parcel', { goods: formatMoney(subtotal), shipping: formatMoney(shipping) })}
              {insurance > 0 && ` · ${t('insurance', { amount: formatMoney(insurance) })}`}
            </p>
          )}
        </div>
      ))}
    </section>
  )
}

function ItemLine({ line: { sku, productId, ratable, name, label, media, quantity, unitPrice } }: { line: Line }) {
  const t = useTranslations('order.items')
  const language = useLanguage()
  const named = nameItem({ name, label }, language)

  return (
    <li className="grid grid-cols-[4.5rem_1fr] items-center gap-4">
      <Picture
        media={media}
        shot="square"
        sizes="4.5rem"
        language={language}
        decorative
        className="size-18 rounded-control"
      />
      <div className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-bold">
          {ratable ? (
            <Link
              href={`/products/${productId}?${new URLSearchParams({ sku })}`}
              prefetch={false}
              className="inline-block min-h-11 content-center underline-offset-4 hover:underline"
            >
              {named}
            </Link>
          ) : (
            named
          )}
        </p>
        <p className="money font-bold">{formatMoney(unitPrice * quantity)}</p>
        <p className="money w-full text-quiet text-sm">
          {t('each', { count: quantity, price: formatMoney(unitPrice) })}
        </p>
      </div>
    </li>
  )
}
