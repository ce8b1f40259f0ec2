import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { arrivalDays, formatMoment, formatMoney } from '@/app/_ui/format'
import { Icon } from '@/app/_ui/lucide-icon'
import { nameMethod } from '@/app/_ui/method-name'
import { button, card } from '@/app/_ui/styles'
import { PageHead } from '@/app/back-office/parts/page-head'
import { Cell, row, Table } from '@/app/back-office/parts/table'
import { nameItem } from '@/i18n/name-item'
import { toParcelKey } from '@/server/fulfilment/input'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { Postings } from '../../ledger/postings'
import { LastStep } from '../last-step'
import { OrderCard } from '../order-card'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Order = RouterOutputs['backOffice']['order']
type Props = {
  params: Promise<{ orderId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).orderId.toUpperCase() }
}

/** All of one order: its next steps, goods, recipient, money and events. */
export default orAbsent(async function BackOfficeOrder({ params, searchParams }: Props) {
  const { orderId } = await params
  const order = await orNotFound(asOperator((await shop()).backOffice.order({ orderId })))
  const t = await getTranslations('backOffice.order')

  return (
    <>
      <PageHead title={order.listed.id} text={t('text')} />
      <LastStep search={searchParams} />
      <ul>
        <OrderCard order={order.listed} back="?at=order" />
      </ul>
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_20rem]">
        <div className="grid min-w-0 gap-5">
          {order.parcels.map((parcel) => (
            <Parcel key={parcel.shopId} order={order} parcel={parcel} />
          ))}
          <Payments order={order} />
          <Postings postings={order.postings} orderId={order.listed.id} />
        </div>
        <div className="grid min-w-0 gap-5">
          <Recipient order={order} />
          <Events order={order} />
        </div>
      </div>
    </>
  )
})

async function Parcel({ order, parcel }: { order: Order; parcel: Order['parcels'][number] }) {
  const t = await getTranslations('backOffice.order')
  const language = await readLanguage()
  const { shop, courierName: courier, trackingNumber: number } = parcel
  const key = toParcelKey({ orderId: order.listed.id, shopId: parcel.shopId })

  return (
    <section className="grid gap-2">
      <Table
        caption={shop.name}
        columns={[{ title: t('item') }, { title: t('quantity'), money: true }, { title: t('amount'), money: true }]}
      >
        <tbody>
          {order.lines
            .filter(({ shopId }) => shopId === parcel.shopId)
            .map(({ sku, quantity, unitPrice, ...item }) => (
              <tr key={sku} className={row}>
                <Cell>
                  {nameItem(item, language)}
                  <span className="block text-quiet">{sku}</span>
                </Cell>
                <Cell money>{quantity}</Cell>
                <Cell money>{formatMoney(quantity * unitPrice)}</Cell>
              </tr>
            ))}
          <tr className={row}>
            <Cell>
              {t('courier', { courier })}
              <span className="block text-quiet">
                {number ? t('tracking', { number }) : t('arrives', { dates: arrivalDays(parcel, language) })}
              </span>
            </Cell>
            <Cell money>{null}</Cell>
            <Cell money>{formatMoney(parcel.shipping + parcel.insurance)}</Cell>
          </tr>
        </tbody>
      </Table>
      <a
        href={`/back-office/labels.pdf?${new URLSearchParams({ parcel: key })}`}
        className={`${button.quiet} sm:justify-self-end`}
      >
        <Icon of="icon-Printer" size={20} />
        {t('label', { shop: shop.name })}
      </a>
    </section>
  )
}

/** The recipient, as the label names them. */
async function Recipient({ order }: { order: Order }) {
  const t = await getTranslations('backOffice.order')
  const street = [order.street, order.rtRw && `RT/RW ${order.rtRw}`].filter(Boolean).join(', ')
  const area = [order.village, order.district, order.city, order.province, order.postalCode].filter(Boolean).join(', ')

  return (
    <section aria-labelledby="recipient" className={`${card} grid gap-2`}>
      <h2 id="recipient" className="text-xl">
        {t('recipient')}
      </h2>
      <address className="wrap-anywhere not-italic">
        <p className="font-bold">{order.recipient}</p>
        {order.phone && <p>{order.phone}</p>}
        {order.email && <p>{order.email}</p>}
        <p>{street}</p>
        <p>{area}</p>
      </address>
      {order.landmark && <p className="wrap-anywhere text-sm">{t('landmark', { text: order.landmark })}</p>}
      {order.courierNote && <p className="wrap-anywhere text-sm">{t('note', { text: order.courierNote })}</p>}
    </section>
  )
}

async function Payments({ order: { attempts, refunds } }: { order: Order }) {
  const t = await getTranslations('backOffice.order')
  const ofRefund = await getTranslations('backOffice.refunds')
  const language = await readLanguage()
  if (attempts.length + refunds.length === 0) return null
  const methods = await Promise.all(attempts.map(({ method }) => nameMethod(method)))

  return (
    <Table caption={t('payments')} columns={[{ title: t('event') }, { title: t('amount'), money: true }]}>
      <tbody>
        {attempts.map(({ number, state, amount, at }, index) => (
          <tr key={number} className={row}>
            <Cell>
              {t('attempt', { number, method: methods[index] ?? '', state: t(`attemptState.${state}`) })}
              <span className="block text-quiet">{formatMoment(at, language)} WIB</span>
            </Cell>
            <Cell money>{formatMoney(amount)}</Cell>
          </tr>
        ))}
        {refunds.map(({ reason, state, amount, at }) => (
          <tr key={`${reason} ${at}`} className={row}>
            <Cell>
              {ofRefund(`reason.${reason}`)} · {ofRefund(`state.${state}`)}
              <span className="block text-quiet">{formatMoment(at, language)} WIB</span>
            </Cell>
            <Cell money>{formatMoney(-amount)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Newest first. */
async function Events({ order: { events, parcels } }: { order: Order }) {
  const t = await getTranslations('backOffice.order')
  const language = await readLanguage()
  const nameOf = (shopId: string | null) => parcels.find((parcel) => parcel.shopId === shopId)?.shop.name

  return (
    <section aria-labelledby="events" className={`${card} grid gap-3`}>
      <h2 id="events" className="text-xl">
        {t('events')}
      </h2>
      <ol className="grid gap-2">
        {events.map(({ id, kind, at, shopId }) => (
          <li key={id}>
            <span className="font-bold">{t(`kinds.${kind}`)}</span>
            {parcels.length > 1 && shopId && <span> · {nameOf(shopId)}</span>}
            <span className="block text-quiet text-sm">{formatMoment(at, language)} WIB</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
