import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useLanguage } from '@/app/_ui/use-language'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Props = { productId: string; variants: RouterOutputs['catalogue']['product']['variants']; chosen: string }

/** Plain links: each variant has a URL, and needs no JavaScript. */
export function Variants({ productId, variants, chosen }: Props) {
  const t = useTranslations('catalogue')
  const language = useLanguage()
  if (variants.length === 1) return null

  return (
    <nav aria-labelledby="variants" className="grid gap-2">
      <h2 id="variants" className="font-bold text-base tracking-normal">
        {t('variant')}
      </h2>
      <ul className="flex flex-wrap gap-2">
        {variants.toSorted(bySize).map(({ sku, label, stock }) => (
          <li key={sku}>
            <Link
              href={`/products/${productId}?sku=${sku}`}
              prefetch={false}
              replace
              scroll={false}
              aria-current={sku === chosen ? 'true' : undefined}
              className="flex min-h-12 flex-col justify-center rounded-control border border-line bg-card px-4 py-1 hover:border-ink aria-[current]:border-2 aria-[current]:border-pasar-deep aria-[current]:bg-pasar-wash"
            >
              {label?.[language] ?? sku}
              {stock !== 'available' && <span className="text-quiet text-xs">{t(`stock.${stock}`)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Variant = Props['variants'][number]

const sizes = new Intl.Collator('en', { numeric: true })

/** Variants in the order of their sizes; position 0 is the promoted one. */
export const bySize = (one: Variant, other: Variant) => sizes.compare(one.sku, other.sku)
