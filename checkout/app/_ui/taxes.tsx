import { useTranslations } from 'next-intl'
import { formatMoney } from './format'

/**
 * `includedTax`: rupiah of PPN included in a seller's goods; null where the seller charges none.
 */
type Props = { parcels: { shop: { id: string; name: string }; includedTax: number | null }[] }

/** Shows for each seller whether it charges PPN; names the sellers where there are several. */
export function Taxes({ parcels }: Props) {
  const t = useTranslations('catalogue.tax')
  const several = parcels.length > 1

  return (
    <div className="grid gap-1 text-quiet text-sm">
      {parcels.map(({ shop, includedTax }) => (
        <p key={shop.id}>
          {includedTax === null
            ? t(several ? 'notChargedOf' : 'notCharged', { shop: shop.name })
            : t(several ? 'includedOf' : 'included', { shop: shop.name, amount: formatMoney(includedTax) })}
        </p>
      ))}
    </div>
  )
}
