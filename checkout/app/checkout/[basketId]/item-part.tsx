import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/app/format'
import { readLanguage } from '@/app/language/read-language'
import { Notice } from '@/app/notice'
import { Picture } from '@/app/picture/picture'
import { Stepper } from '@/app/stepper'
import { card } from '@/app/styles'
import { changeQuantity } from './actions'
import type { CheckoutData, Line } from './checkout-data'
import { LineNotices } from './line-notices'

export async function ItemPart({ checkout: { quote, wayBack } }: { checkout: CheckoutData }) {
  const t = await getTranslations('checkout.item')
  const notice = await getTranslations('checkout.notice')

  return (
    <section aria-labelledby="item" className={`${card} grid gap-4`}>
      <h2 id="item" className="text-xl">
        {t('heading')}
      </h2>
      {wayBack && quote.promoId === null && (
        <Notice tone="warn">{notice('promoEnded', { issuer: wayBack.name })}</Notice>
      )}
      {quote.parcels
        .flatMap(({ lines }) => lines)
        .map((line) => (
          <div key={line.sku} className="grid gap-4">
            <ItemLine basketId={quote.basketId} line={line} />
            <LineNotices basketId={quote.basketId} line={line} />
          </div>
        ))}
    </section>
  )
}

async function ItemLine({ basketId, line }: { basketId: string; line: Line }) {
  const t = await getTranslations('checkout.item')
  const language = await readLanguage()

  return (
    <div className="grid grid-cols-[5rem_1fr] items-start gap-4 sm:grid-cols-[6rem_1fr]">
      <Picture
        media={line.media}
        shot="square"
        sizes="(min-width: 640px) 6rem, 5rem"
        language={language}
        first
        className="size-20 rounded-control sm:size-24"
      />
      <div className="grid gap-2">
        <div>
          <p className="font-bold leading-snug">{line.name[language]}</p>
          {line.label && <p className="text-quiet text-sm">{line.label[language]}</p>}
          <p className="text-quiet text-sm">{t('each', { price: formatMoney(line.unitPrice) })}</p>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Stepper
            action={changeQuantity}
            fields={{ basketId, sku: line.sku }}
            name={line.name[language]}
            quantity={line.quantity}
            most={line.most}
          />
          <p className="money font-extrabold text-lg">{formatMoney(line.unitPrice * line.quantity)}</p>
        </div>
      </div>
    </div>
  )
}
