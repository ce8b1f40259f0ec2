import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import { formatDifference, formatMoney } from '@/app/_ui/format'
import { Icon } from '@/app/_ui/lucide-icon'
import { button, card } from '@/app/_ui/styles'
import { Taxes } from '@/app/_ui/taxes'
import type { CheckoutData } from './checkout-data'
import { Needs } from './needs'
import type { Need } from './needs-of'
import { PlaceOrder } from './place-order'
import { type SummaryLine, summarize, sumUp } from './summarize'

type Props = { checkout: CheckoutData; needs: Need[] }

/** All amounts line by line, and the button that places the order. */
export async function Summary({ checkout, needs }: Props) {
  const t = await getTranslations('checkout.summary')
  const { quote, taxes, wayBack } = checkout

  return (
    <aside aria-labelledby="summary" className="grid gap-4 lg:sticky lg:top-6">
      <section className={`${card} grid gap-4`}>
        <h2 id="summary" className="text-xl">
          {t('heading')}
        </h2>
        <Lines quote={quote} taxes={<Taxes parcels={taxes} />} />
        <Needs needs={needs} />
        <PlaceOrder {...(await placeOrderProps(quote, needs))} />
        <TakenBy paymentWay={quote.paymentWay} />
      </section>
      {wayBack && (
        <a href={wayBack.url} className={button.quiet}>
          {t('back', { name: wayBack.name })}
        </a>
      )}
    </aside>
  )
}

/** States who collects the payment. */
async function TakenBy({ paymentWay }: Pick<CheckoutData['quote'], 'paymentWay'>) {
  const t = await getTranslations('checkout.summary')
  const inCash = paymentWay === 'cod'

  return (
    <div className="grid grid-cols-[auto_1fr] gap-2 text-sm">
      <Icon of={inCash ? 'icon-Banknote' : 'icon-ShieldCheck'} size={20} className="text-pasar-deep" />
      <div>
        <p className="font-bold">{t(inCash ? 'cashBy' : 'processedBy')}</p>
        <p className="text-quiet">{t(inCash ? 'cashText' : 'processedText')}</p>
      </div>
    </div>
  )
}

/** With several parcels their amounts and taxes are folded, under those of the whole order. */
async function Lines({ quote, taxes }: Pick<CheckoutData, 'quote'> & { taxes: React.ReactNode }) {
  const t = await getTranslations('checkout.summary')
  const parts = <Parts quote={quote} />

  return (
    <div className="grid gap-2">
      {quote.parcels.length > 1 ? (
        <>
          <Amounts lines={sumUp(quote)} />
          <details>
            <summary className="min-h-11 cursor-pointer content-center font-bold text-sm">{t('perShop')}</summary>
            <div className="grid gap-2">
              {parts}
              {taxes}
            </div>
          </details>
        </>
      ) : (
        parts
      )}
      {/* Announces changes of the total that are made elsewhere on the page. */}
      <dl
        aria-live="polite"
        aria-atomic
        className="flex items-baseline justify-between gap-4 border-line border-t pt-3 font-extrabold text-xl"
      >
        <dt>{t('total')}</dt>
        <dd className="money">{formatMoney(quote.totals.total)}</dd>
      </dl>
      {quote.parcels.length === 1 && taxes}
    </div>
  )
}

async function Parts({ quote }: Pick<CheckoutData, 'quote'>) {
  const t = await getTranslations('checkout.summary')
  const several = quote.parcels.length > 1

  return summarize(quote).map(({ of, shop, lines, leftOut }) => (
    <Fragment key={of}>
      {shop && <h3 className="mt-1 text-base">{shop}</h3>}
      {lines.length > 0 && (
        <Amounts lines={lines} className={several && shop === null ? 'border-line border-t pt-3' : ''} />
      )}
      {leftOut > 0 && <p className="text-sm text-warn">{t('leftOut', { count: leftOut })}</p>}
    </Fragment>
  ))
}

async function Amounts({ lines, className = '' }: { lines: SummaryLine[]; className?: string }) {
  const t = await getTranslations('checkout.summary')

  return (
    <dl className={`grid gap-2 ${className}`}>
      {lines.map(({ kind, amount }) => (
        <div key={kind} className="flex justify-between gap-4">
          <dt className="text-quiet">{t(kind)}</dt>
          <dd className="money">{amount === null ? t('shippingUnknown') : formatDifference(amount)}</dd>
        </div>
      ))}
    </dl>
  )
}

async function placeOrderProps(quote: CheckoutData['quote'], needs: Need[]) {
  const t = await getTranslations('checkout.summary')
  const total = formatMoney(quote.totals.total)

  return {
    basketId: quote.basketId,
    version: quote.version,
    expectedTotal: quote.totals.total,
    usualAddressId: quote.usualAddressId,
    ready: needs.length === 0,
    words: {
      place: t('place', { total }),
      placing: t('placing'),
    },
  }
}
