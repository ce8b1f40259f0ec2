import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Announcement } from '@/app/_ui/announcement'
import { formatMoment } from '@/app/_ui/format'
import { Notice } from '@/app/_ui/notice'
import { card } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import { isCorrectable, type OrderData } from './order-state'

type Props = {
  order: OrderData
  /** Confirms a correction that was just made. */
  justCorrected: boolean
}

/** Delivery address in Indonesian order. */
export function DeliveryPart({ order, justCorrected }: Props) {
  const t = useTranslations('order.delivery')
  const language = useLanguage()
  const corrected = order.events.findLast(({ kind }) => kind === 'address_corrected')
  const place = [
    [order.village, order.district].filter(Boolean).join(', '),
    [[order.city, order.province].filter(Boolean).join(', '), order.postalCode].filter(Boolean).join(' '),
  ].filter((line) => line !== '')
  const street = [order.street, order.rtRw && t('rtRw', { number: order.rtRw })].filter(Boolean).join(', ')

  return (
    <section aria-labelledby="delivery" className={`${card} grid gap-3`}>
      <h2 id="delivery" className="text-xl">
        {t('heading')}
      </h2>
      <div>
        <address className="wrap-anywhere not-italic">
          <p className="font-bold">{order.recipient}</p>
          {order.phone && <p>{order.phone}</p>}
          <p>{street}</p>
          {place.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </address>
        <Hint term={t('landmark')} text={order.landmark} />
        <Hint term={t('note')} text={order.courierNote} />
        {corrected && (
          <div className="mt-2 text-quiet text-sm">
            <Corrected
              text={t('corrected', { time: formatMoment(corrected.at, language) })}
              justCorrected={justCorrected}
            />
          </div>
        )}
        {isCorrectable(order) && (
          <Link
            href={`/orders/${order.id}/address`}
            prefetch={false}
            className="inline-block min-h-11 content-center underline print:hidden"
          >
            {t('correct')}
          </Link>
        )}
      </div>
    </section>
  )
}

function Corrected({ text, justCorrected }: { text: string; justCorrected: boolean }) {
  if (!justCorrected) return text

  return (
    <Announcement about="corrected">
      <Notice tone="good">{text}</Notice>
    </Announcement>
  )
}

function Hint({ term, text }: { term: string; text: string | null }) {
  if (!text) return null

  return (
    <p className="wrap-anywhere mt-2 text-sm">
      <span className="text-quiet">{term}: </span>
      {text}
    </p>
  )
}
