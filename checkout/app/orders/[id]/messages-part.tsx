import { useTranslations } from 'next-intl'
import { formatDeadline, formatMoment, formatMoney } from '@/app/_ui/format'
import { Icon } from '@/app/_ui/lucide-icon'
import { card } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import { nameGoods } from '@/i18n/name-goods'
import { namesIn, type OrderData } from './order-state'
import { whomWeContact } from './whom-we-contact'

type Message = OrderData['messages'][number]

/** The messages from the shop to the buyer, folded: the parcels say the same at a glance. */
export function MessagesPart({ order }: { order: OrderData }) {
  const t = useTranslations('order.messages')
  const language = useLanguage()
  if (order.messages.length === 0) return null

  return (
    <details className={`${card} group`}>
      <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-4">
        <h2 className="text-xl">{t('heading')}</h2>
        <Icon of="icon-ChevronDown" size={20} className="transition-transform group-open:rotate-180" />
      </summary>
      <ul className="mt-4 grid gap-3">
        {order.messages.toReversed().map((message) => (
          <li
            key={`${message.at} ${message.kind} ${message.detail.shop}`}
            className="grid gap-1 border-line border-t pt-3 first:border-0 first:pt-0"
          >
            <p>
              <Text message={message} order={order} />
            </p>
            <time dateTime={message.at} className="text-quiet text-sm">
              {formatMoment(message.at, language)} WIB
            </time>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A kind without a text of its own gets the general one. */
function Text({ message: { kind, detail }, order }: { message: Message; order: OrderData }) {
  const t = useTranslations('order.messages')
  const language = useLanguage()
  const values = {
    ...namesIn(order, language, detail.shop),
    goods: nameGoods(order.lines, detail, language),
    phone: whomWeContact(order, t),
    amount: formatMoney(Number(detail.amount ?? 0)),
    until: formatDeadline(String(detail.until ?? order.paymentDueAt), language),
  }

  return t.has(`kinds.${kind}`) ? t(`kinds.${kind}` as 'kinds.paid', values) : t('other')
}
