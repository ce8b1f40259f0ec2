import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { PhotoList, upTo } from '@/app/_forms/photo/photo-list'
import { formatDeadline, formatMoment, formatMoney } from '@/app/_ui/format'
import { button } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import { nameItem } from '@/i18n/name-item'
import {
  acceptedOf,
  endOf,
  type OrderData,
  pageOfParcel,
  type ReturnCase,
  refundOfReturn,
  waitsTooLong,
} from './order-state'
import { StepList } from './step-list'

type Props = { order: OrderData; parcel: OrderData['parcels'][number] }
type CaseProps = Props & { returnCase: ReturnCase }

/** The returns of a parcel, and until when its goods can be returned. */
export function ReturnPart({ order, parcel }: Props) {
  return (
    <>
      {parcel.returns.toReversed().map((returnCase) => (
        <Case key={returnCase.id} order={order} parcel={parcel} returnCase={returnCase} />
      ))}
      <Offer order={order} parcel={parcel} />
    </>
  )
}

function Offer({ order, parcel }: Props) {
  const t = useTranslations('order.return')
  const language = useLanguage()
  const { returnable, returnableUntil, returns } = parcel
  const isOver = returnable.length === 0
  if (returnableUntil === null || (isOver && returns.length > 0)) return null

  return (
    <div className="grid gap-3 border-line border-t pt-4 print:hidden">
      <p className="text-quiet text-sm">
        {t(isOver ? 'over' : 'until', { time: formatDeadline(returnableUntil, language) })}
      </p>
      {!isOver && (
        <Link
          href={pageOfParcel(order, parcel, 'return')}
          prefetch={false}
          aria-describedby={`parcel-${parcel.shop.id}`}
          className={button.quiet}
        >
          {t('link')}
        </Link>
      )}
    </div>
  )
}

function Case({ order, parcel, returnCase }: CaseProps) {
  const t = useTranslations('order.return')
  const language = useLanguage()
  const heading = `return-${returnCase.id}`
  const nameOf = (sku: string) => {
    const line = order.lines.find((one) => one.sku === sku)

    return line ? nameItem(line, language) : sku
  }

  return (
    <section aria-labelledby={`${heading} parcel-${parcel.shop.id}`} className="grid gap-3 border-line border-t pt-4">
      <div>
        <h3 id={heading} className="text-lg">
          {t('heading')}
        </h3>
        <p className="font-bold">{t(`state.${stateOf(returnCase)}`)}</p>
      </div>
      <Progress order={order} parcel={parcel} returnCase={returnCase} />
      {returnCase.state === 'requested' && <Late order={order} parcel={parcel} returnCase={returnCase} />}
      {returnCase.refunded !== null && (
        <p>
          {returnCase.refunded > 0 ? t('refunded', { amount: formatMoney(returnCase.refunded) }) : t('withoutMoney')}
        </p>
      )}
      {returnCase.answer && (
        <p className="wrap-anywhere whitespace-pre-line">{t('answer', { answer: returnCase.answer })}</p>
      )}
      <dl className="grid gap-1 text-sm">
        <dt className="text-quiet">{t(`reasons.${returnCase.reason}`)}</dt>
        <dd className="wrap-anywhere whitespace-pre-line">{returnCase.note}</dd>
      </dl>
      <ul className="text-sm">
        {returnCase.lines.map((line) => (
          <li key={line.sku}>
            {`${line.quantity} × ${nameOf(line.sku)}`}
            {line.refused > 0 && ` · ${t('taken', { count: acceptedOf(line) })}`}
          </li>
        ))}
      </ul>
      <PhotoList
        of={parcel.shop.name}
        path={`/orders/${order.id}/return/photos/${returnCase.id}`}
        numbers={upTo(returnCase.photos)}
      />
    </section>
  )
}

const stateOf = ({ state, lines }: ReturnCase) =>
  state === 'accepted' && lines.some(({ refused }) => refused > 0) ? ('partly' as const) : state

/** Request, answer, and the money where there is any. */
function Progress({ order, returnCase }: CaseProps) {
  const t = useTranslations('order.return')
  const language = useLanguage()
  const refund = refundOfReturn(order, returnCase)
  const endedAt = refund ? endOf(refund) : null
  const at = (instant: string) => <time dateTime={instant}>{formatMoment(instant, language)} WIB</time>
  const steps = [
    { name: 'requested', title: t('step.requested'), reached: true, when: at(returnCase.requestedAt) },
    {
      name: 'answered',
      title: t(`step.${returnCase.state === 'requested' ? 'answered' : stateOf(returnCase)}`),
      reached: returnCase.answeredAt !== null,
      stopped: returnCase.state === 'refused',
      when: returnCase.answeredAt
        ? at(returnCase.answeredAt)
        : t('due', { time: formatDeadline(returnCase.dueAt, language) }),
    },
  ]
  const money = { name: 'money', title: t('step.money'), reached: endedAt !== null, when: endedAt ? at(endedAt) : '' }

  return <StepList steps={refund ? [...steps, money] : steps} />
}

/** Offers a complaint once the seller's deadline has passed. */
function Late({ order, parcel, returnCase }: CaseProps) {
  const t = useTranslations('order.return')
  const time = formatDeadline(returnCase.dueAt, useLanguage())
  if (!waitsTooLong(order, returnCase)) return null

  return (
    <>
      <p className="text-warn">{t('late', { time })}</p>
      <Link href={pageOfParcel(order, parcel, 'complaint')} prefetch={false} className={button.quiet}>
        {t('complain')}
      </Link>
    </>
  )
}
