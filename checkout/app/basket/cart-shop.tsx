import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Icon } from '@/app/_ui/lucide-icon'
import { card } from '@/app/_ui/styles'
import type { CartShopData } from './cart-data'
import { CartLine } from './cart-line'
import { SelectButton } from './select-button'

/** The lines of one shop, which ships them together. */
export async function CartShop({ shop, first }: { shop: CartShopData; first: boolean }) {
  const t = await getTranslations('basket')
  const { id, name, city, lines } = shop
  const sellable = lines.filter(({ available }) => available > 0)
  const chosen = sellable.filter(({ selected }) => selected)
  const all = chosen.length === sellable.length && chosen.length > 0

  return (
    <section aria-labelledby={`shop-${id}`} className={`${card} grid gap-4`}>
      <div className="flex items-center gap-2">
        <SelectButton
          fields={{ shopId: id }}
          label={t('chooseShop', { shop: name })}
          checked={chosen.length > 0 && !all ? 'mixed' : all}
          disabled={sellable.length === 0}
        />
        <h2 id={`shop-${id}`} className="min-w-0 text-lg">
          <Link
            href={`/shops/${id}`}
            prefetch={false}
            className="inline-flex min-h-11 items-center gap-2 underline-offset-4 hover:underline"
          >
            <Icon of="icon-Store" size={18} className="text-pasar-deep" />
            {name}
          </Link>
        </h2>
        <p className="text-quiet text-sm">{city}</p>
      </div>
      <ul className="grid gap-5">
        {lines.map((line, index) => (
          <CartLine key={line.sku} line={line} first={first && index === 0} />
        ))}
      </ul>
    </section>
  )
}
