import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { PhotoList, upTo } from '@/app/_forms/photo/photo-list'
import { formatMoment, formatMoney } from '@/app/_ui/format'
import { button, card } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import { nameItem } from '@/i18n/name-item'
import { isReturnableLater, type OrderData, waitsTooLong } from './order-state'

/** Goods that can be returned and until when, or the state of a return. */
export function ReturnPart({ order }: { order: OrderData }) {
  const t = useTranslations('order.return')
  const language = useLanguage()
  if (order.return) return <ReturnState order={order} asked={order.return} />
  if (!order.returnableUntil && !isReturnableLater(order)) return null

  return (
    <section aria-labelledby="return" className={`${card} grid gap-3 print:hidden`}>
      <h2 id="return" className="text-xl">
        {t('heading')}
      </h2>
      <p className="text-quiet">
        {order.returnableUntil
          ? t(order.returnable ? 'until' : 'over', { time: formatMoment(order.returnableUntil, language) })
          : t('later')}
      </p>
      {order.returnable && (
        <Link href={`/orders/${order.id}/return`} prefetch={false} className={button.quiet}>
          {t('link')}
        </Link>
      )}
    </section>
  )
}

function ReturnState({ order, asked: request }: { order: OrderData; asked: NonNullable<OrderData['return']> }) {
  const t = useTranslations('order.return')
  const language = useLanguage()
  const nameOf = (sku: string) => {
    const line = order.lines.find((one) => one.sku === sku)

    return line ? nameItem(line, language) : sku
  }

  return (
    <section aria-labelledby="return" className={`${card} grid gap-3`}>
      <h2 id="return" className="text-xl">
        {t('heading')}
      </h2>
      <p className="font-bold">{t(`state.${request.state}`)}</p>
      {request.state === 'requested' && <Due order={order} dueAt={request.dueAt} />}
      {request.refunded !== null && (
        <p>{request.refunded > 0 ? t('refunded', { amount: formatMoney(request.refunded) }) : t('withoutMoney')}</p>
      )}
      {request.answer && <p className="wrap-anywhere whitespace-pre-line">{t('answer', { answer: request.answer })}</p>}
      <dl className="grid gap-1 text-sm">
        <dt className="text-quiet">{t(`reasons.${request.reason}`)}</dt>
        <dd className="wrap-anywhere whitespace-pre-line">{request.note}</dd>
      </dl>
      <ul className="text-sm">
        {request.lines.map(({ sku, quantity }) => (
          <li key={sku}>{`${quantity} × ${nameOf(sku)}`}</li>
        ))}
      </ul>
      <PhotoList of={order.id} path={`/orders/${order.id}/return/photos`} numbers={upTo(request.photos)} />
    </section>
  )
}

/** The seller's deadline, and what the buyer can do once it has passed. */
function Due({ order, dueAt }: { order: OrderData; dueAt: string }) {
  const t = useTranslations('order.return')
  const time = formatMoment(dueAt, useLanguage())
  if (!waitsTooLong(order)) return <p className="text-quiet">{t('due', { time })}</p>

  return (
    <>
      <p className="text-warn">{t('late', { time })}</p>
      <Link href={`/orders/${order.id}/complaint`} prefetch={false} className={button.quiet}>
        {t('complain')}
      </Link>
    </>
  )
}
