import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { StepButton } from '@/app/_forms/step-button'
import { formatMoney } from '@/app/_ui/format'
import { HoldsFocus } from '@/app/_ui/holds-focus'
import { Notice } from '@/app/_ui/notice'
import { button } from '@/app/_ui/styles'
import { confirmPrice } from './actions'
import type { Line } from './checkout-data'
import type { AlongAddress } from './steps'

type Props = { basketId: string; line: Line; along: AlongAddress }

/** `removable`: the basket has other lines, which can be ordered without this one. */
type NoticesProps = Props & { removable: boolean }

/** Changes since the buyer last saw the item, shown beside it. */
export function LineNotices({ basketId, line, along, removable }: NoticesProps) {
  return (
    <>
      <StockNotice line={line} removable={removable} />
      <HoldsFocus about={`${line.confirmedAmount}`} className="empty:hidden">
        {line.available > 0 && <PriceNotice basketId={basketId} line={line} along={along} />}
      </HoldsFocus>
    </>
  )
}

async function StockNotice({ line, removable }: Pick<NoticesProps, 'line' | 'removable'>) {
  const { delisted, shopClosed, available, quantity, requestedQuantity } = line
  const t = await getTranslations('checkout.notice')
  if (available > 0 && requestedQuantity === quantity) return null
  if (available > 0)
    return <Notice tone="warn">{t('adjusted', { requested: requestedQuantity, left: available })}</Notice>

  return (
    <Notice tone="wrong">
      <p>{t(shopClosed ? 'shopClosed' : delisted ? 'unavailable' : 'outOfStock')}</p>
      {removable ? (
        <p className="font-bold">{t('orderTheRest')}</p>
      ) : (
        <Link href="/" prefetch={false} className="inline-block min-h-11 content-center font-bold underline">
          {t('seeOthers')}
        </Link>
      )}
    </Notice>
  )
}

async function PriceNotice({ basketId, line, along }: Props) {
  const t = await getTranslations('checkout.notice')
  const { seenAmount, confirmedAmount, unitPrice } = line
  if (seenAmount === null || seenAmount === unitPrice) return null

  const amounts = { seen: formatMoney(seenAmount), now: formatMoney(unitPrice) }
  if (unitPrice < seenAmount) return <Notice tone="good">{t('priceDown', amounts)}</Notice>
  if (confirmedAmount !== null && confirmedAmount >= unitPrice)
    return <Notice tone="good">{t('confirmed', amounts)}</Notice>

  return (
    <Notice tone="warn">
      <p className="font-bold">{t('priceUp', amounts)}</p>
      <p>{t('priceUpText')}</p>
      <form action={confirmPrice} className="mt-3">
        <input type="hidden" name="basketId" value={basketId} />
        <input type="hidden" name="sku" value={line.sku} />
        <StepButton name="amount" value={unitPrice} along={along('confirmPrice')} className={button.primary}>
          {t('confirm', amounts)}
        </StepButton>
      </form>
    </Notice>
  )
}
