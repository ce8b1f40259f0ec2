import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/app/_ui/format'
import { Notice } from '@/app/_ui/notice'
import type { CartLineData } from './cart-data'

/** Changes since the item was added, shown beside it. */
export async function CartNotes({ line }: { line: CartLineData }) {
  const t = await getTranslations('basket.notes')
  const { available, delisted, shopClosed, quantity, requestedQuantity, seenAmount, unitPrice } = line
  if (shopClosed) return <Notice tone="wrong">{t('shopClosed')}</Notice>
  if (available === 0) return <Notice tone="wrong">{t(delisted ? 'delisted' : 'soldOut')}</Notice>

  const adjusted = quantity < requestedQuantity
  const amounts = { seen: formatMoney(seenAmount ?? unitPrice), now: formatMoney(unitPrice) }
  if (!adjusted && (seenAmount === null || seenAmount === unitPrice)) return null

  return (
    <div className="grid gap-2">
      {adjusted && <Notice tone="warn">{t('adjusted', { requested: requestedQuantity, left: available })}</Notice>}
      {seenAmount !== null && unitPrice > seenAmount && <Notice tone="warn">{t('priceUp', amounts)}</Notice>}
      {seenAmount !== null && unitPrice < seenAmount && <Notice tone="good">{t('priceDown', amounts)}</Notice>}
    </div>
  )
}
