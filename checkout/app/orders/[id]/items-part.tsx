import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/app/format'
import { readLanguage } from '@/app/language/read-language'
import { Picture } from '@/app/picture/picture'
import { card } from '@/app/styles'
import type { OrderData } from './order-state'

export async function ItemsPart({ order }: { order: OrderData }) {
  const t = await getTranslations('order.items')
  const language = await readLanguage()

  return (
    <section aria-labelledby="items" className={`${card} grid gap-4`}>
      <div>
        <h2 id="items" className="text-xl">
          {t('heading')}
        </h2>
        <p className="text-quiet text-sm">{t('from', { shop: order.shop.name, city: order.shop.city })}</p>
      </div>
      <ul className="grid gap-4">
        {order.lines.map(({ sku, name, label, media, quantity, unitPrice }) => (
          <li key={sku} className="grid grid-cols-[4.5rem_1fr] items-center gap-4">
            <Picture
              media={media}
              shot="square"
              sizes="4.5rem"
              language={language}
              decorative
              className="size-18 rounded-control"
            />
            <div className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-4">
              <p className="font-bold">{[name[language], label?.[language]].filter(Boolean).join(' · ')}</p>
              <p className="money font-bold">{formatMoney(unitPrice * quantity)}</p>
              <p className="money w-full text-quiet text-sm">
                {t('each', { count: quantity, price: formatMoney(unitPrice) })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
