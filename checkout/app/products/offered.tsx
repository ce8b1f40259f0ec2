import { useTranslations } from 'next-intl'
import { formatMoney } from '@/app/_ui/format'
import { Notice } from '@/app/_ui/notice'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Props = {
  offer: NonNullable<RouterOutputs['catalogue']['offered']>
  variant: RouterOutputs['catalogue']['product']['variants'][number]
}

/** The price that the feed showed against the shop's, and whether the promotion still runs. */
export function Offered({ offer: { sku, seenAmount, uncredited, wayBack }, variant }: Props) {
  const t = useTranslations('catalogue.offered')
  const amounts = { seen: formatMoney(seenAmount), now: formatMoney(variant.price) }
  const issuer = wayBack?.name ?? ''

  return (
    <div className="grid gap-2">
      {sku !== variant.sku ? null : seenAmount === variant.price ? (
        <p className="text-pasar-deep text-sm">{t('same', { issuer })}</p>
      ) : (
        <Notice tone={seenAmount < variant.price ? 'warn' : 'good'}>
          {t(seenAmount < variant.price ? 'higher' : 'lower', amounts)}
        </Notice>
      )}
      {uncredited && <Notice tone="warn">{t('ended', { issuer })}</Notice>}
      {wayBack && (
        <a href={wayBack.url} className="inline-block min-h-11 content-center justify-self-start text-sm underline">
          {t('back', { issuer })}
        </a>
      )}
    </div>
  )
}
