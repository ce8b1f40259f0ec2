import { getTranslations } from 'next-intl/server'
import { readLanguage } from '../_request/read-language'
import { formatMoney } from './format'
import { Notice } from './notice'

type Props = {
  /** The place of the message, which determines how the order can be reduced. */
  at: 'cart' | 'checkoutOfCart' | 'buyNow'
  atMost: number
  lines: { name: { id: string; en: string }; unitPrice: number }[]
}

/**
 * Explains that the selection exceeds the limit of one order; the rest can be ordered afterwards. A
 * piece that costs more than the limit cannot be ordered at all.
 */
export async function OrderLimit({ at, atMost, lines }: Props) {
  const t = await getTranslations('basket.limit')
  const language = await readLanguage()
  const tooDear = lines.find(({ unitPrice }) => unitPrice > atMost)

  return (
    <div id="limit" tabIndex={-1} className="scroll-mt-4 scroll-mb-24 rounded-control">
      <Notice tone="warn">
        <p className="font-bold">{t('title', { limit: formatMoney(atMost) })}</p>
        <p>{tooDear ? t('tooDear', { name: tooDear.name[language] }) : t(at)}</p>
        <p>{t('nothingLost')}</p>
      </Notice>
    </div>
  )
}
