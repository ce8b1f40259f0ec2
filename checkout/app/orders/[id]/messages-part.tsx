import { getTranslations } from 'next-intl/server'
import { formatMoment, formatMoney } from '@/app/format'
import { readLanguage } from '@/app/language/read-language'
import { card } from '@/app/styles'
import { namesIn, type OrderData } from './order-state'
import { whomWeContact } from './whom-we-contact'

type Message = OrderData['messages'][number]

/** The messages from the shop to the buyer. */
export async function MessagesPart({ order }: { order: OrderData }) {
  if (order.messages.length === 0) return null
  const t = await getTranslations('order.messages')
  const language = await readLanguage()

  return (
    <section aria-labelledby="messages" className={`${card} grid gap-4`}>
      <h2 id="messages" className="text-xl">
        {t('heading')}
      </h2>
      <ul className="grid gap-3">
        {
          await Promise.all(
            order.messages.toReversed().map(async (message) => (
              <li
                key={`${message.at} ${message.kind} ${message.detail.shop}`}
                className="grid gap-1 border-line border-t pt-3 first:border-0 first:pt-0"
              >
                <p>{await describeMessage(message, order)}</p>
                <time dateTime={message.at} className="text-quiet text-sm">
                  {formatMoment(message.at, language)} WIB
                </time>
              </li>
            )),
          )
        }
      </ul>
    </section>
  )
}

/** A kind without words of its own gets the general ones. */
async function describeMessage({ kind, detail }: Message, order: OrderData) {
  const t = await getTranslations('order.messages')
  const names = namesIn(order, await readLanguage(), detail.shop)
  const values = { ...names, phone: await whomWeContact(order), amount: formatMoney(Number(detail.amount ?? 0)) }

  return t.has(`kinds.${kind}`) ? t(`kinds.${kind}` as 'kinds.paid', values) : t('other')
}
