import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useLanguage } from '@/app/_ui/use-language'
import type { RouterOutputs } from '@/server/trpc/outputs'

/** Large enough for a finger, in a row as high as its neighbours. */
const toPress = '-my-2.5 inline-flex min-h-11 items-center underline underline-offset-4'

type Props = { product: RouterOutputs['catalogue']['product']; weightGrams: number }

/** Product details that the law requires or buyers need. */
export function Facts({ product, weightGrams }: Props) {
  const t = useTranslations('catalogue')
  const find = useTranslations('find')
  const language = useLanguage()
  const { id, name, city, province } = product.shop
  const facts = [
    {
      term: t('shop'),
      detail: (
        <span className="flex flex-wrap items-center gap-x-1">
          <Link href={`/shops/${id}`} prefetch={false} className={toPress}>
            {name}
          </Link>
          <span>· {t('shopIn', { city, province })}</span>
        </span>
      ),
    },
    {
      term: t('category'),
      detail: (
        <Link href={`/categories/${product.category}`} prefetch={false} className={toPress}>
          {find(`categories.${product.category}`)}
        </Link>
      ),
    },
    { term: t('brand'), detail: product.brand },
    { term: t('origin'), detail: product.origin[language] },
    { term: t('standards'), detail: standardsOf(product.standards) || t('noStandards') },
    { term: t('weight'), detail: t('grams', { weight: weightGrams }) },
    { term: t('taxTerm'), detail: t(product.shop.taxable ? 'taxIncluded' : 'taxNotCharged') },
  ]

  return (
    <section className="grid gap-2">
      <h2 className="text-xl">{t('facts')}</h2>
      <dl className="divide-y divide-line border-line border-y">
        {facts.map(({ term, detail }) => (
          <div key={term} className="grid grid-cols-[9rem_1fr] gap-4 py-3">
            <dt className="text-quiet">{term}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const standardsOf = (standards: Props['product']['standards']) =>
  standards.map(({ kind, number }) => `${kind} ${number}`).join(' · ')
