import { getTranslations } from 'next-intl/server'
import { PhotoList } from '@/app/_forms/photo/photo-list'
import { readLanguage } from '@/app/_request/read-language'
import { formatDeadline, formatMoney } from '@/app/_ui/format'
import { Picture } from '@/app/_ui/picture/picture'
import { card } from '@/app/_ui/styles'
import { Badge, type Tone } from '@/app/back-office/parts/badge'
import { OrderLink } from '@/app/back-office/parts/order-link'
import { nameItem } from '@/i18n/name-item'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { AnswerReturn } from './answer-return'

type Return = RouterOutputs['backOffice']['returns'][number]

const TONE: Record<Return['state'], Tone> = { requested: 'warn', accepted: 'good', refused: 'quiet' }

export async function ReturnCard({ request }: { request: Return }) {
  const t = await getTranslations('backOffice.returns')
  const reason = (await getTranslations('order.return'))(`reasons.${request.reason}`)
  const language = await readLanguage()

  return (
    <li className={`${card} grid gap-4`}>
      <div>
        <p className="flex flex-wrap items-center gap-x-3">
          <OrderLink orderId={request.orderId} />
          <Badge tone={TONE[request.state]}>{t(`state.${isPartial(request) ? 'partly' : request.state}`)}</Badge>
          {request.overdue && <Badge tone="wrong">{t('overdue')}</Badge>}
        </p>
        <p className="text-quiet text-sm">
          {request.shop} · {t('dueAt', { time: formatDeadline(request.dueAt, language) })}
        </p>
      </div>
      <div className="grid gap-1">
        <p className="font-bold">{reason}</p>
        <p className="whitespace-pre-line wrap-anywhere">{request.note}</p>
        <ul className="text-sm">
          {request.lines.map(({ sku, quantity, refused, media, name, label, unitPrice }) => (
            <li key={sku} className="flex items-center gap-3 py-1">
              <Picture
                media={media}
                shot="square"
                sizes="3rem"
                language={language}
                decorative
                className="size-12 rounded-control"
              />
              <span>
                {`${quantity} × ${nameItem({ name, label }, language)} · ${formatMoney(unitPrice * quantity)}`}
                {refused > 0 && ` · ${t('taken', { count: quantity - refused })}`}
              </span>
            </li>
          ))}
        </ul>
        {request.refunded !== null && (
          <p className="text-sm">
            {t(request.restocked ? 'acceptedAndBack' : 'acceptedOnly', { amount: formatMoney(request.refunded) })}
          </p>
        )}
        {request.answer && <p className="wrap-anywhere text-sm">{t('answerWas', { answer: request.answer })}</p>}
      </div>
      <PhotoList of={request.orderId} path={`/back-office/returns/${request.id}/photos`} numbers={request.photos} />
      {request.state === 'requested' && (
        <AnswerReturn returnId={request.id} lines={await linesOf(request)} words={await wordsOf(request)} />
      )}
    </li>
  )
}

const isPartial = ({ lines }: Return) => lines.some(({ refused }) => refused > 0)

/** The requested lines, each with the label of its number of accepted pieces. */
async function linesOf({ lines }: Return) {
  const t = await getTranslations('backOffice.returns')
  const language = await readLanguage()

  return lines.map(({ sku, quantity, name, label }) => ({
    sku,
    quantity,
    label: t('quantity', { name: nameItem({ name, label }, language), count: quantity }),
  }))
}

async function wordsOf({ orderId }: Return) {
  const t = await getTranslations('backOffice.returns')

  return {
    restock: t('restock'),
    accept: t('accept'),
    answer: t('answer'),
    answerHint: t('answerHint'),
    refuse: t('refuse'),
    busy: t('busy'),
    order: orderId,
  }
}
