import { createHash } from 'node:crypto'
import type { Mail } from '@jembatan/platform/mail'
import { createTranslator } from 'use-intl/core'
import type { BlockReason } from '@/db/schema'
import { formatDay } from '@/i18n/format-day'
import { formatDeadline } from '@/i18n/format-deadline'
import { formatMoney } from '@/i18n/format-money'
import type { Language } from '@/i18n/language'
import { listGoods, nameGoods } from '@/i18n/name-goods'
import { nameItem } from '@/i18n/name-item'
import { nameParcels } from '@/i18n/name-parcels'
import enGoods from '@/messages/en/goods.json'
import enMail from '@/messages/en/mail.json'
import enOrder from '@/messages/en/order.json'
import idGoods from '@/messages/id/goods.json'
import idMail from '@/messages/id/mail.json'
import idOrder from '@/messages/id/order.json'
import { formatPhone } from '../delivery/format-phone'
import type { DueMail } from './due-mail'
import { KEPT_AFTER_DAYS } from './limits'
import { linkTokenOf } from './link-token'

const LANGUAGES: { locale: Language; goods: typeof idGoods; mail: typeof idMail; messages: Words['messages'] }[] = [
  { locale: 'id', goods: idGoods, mail: idMail, messages: idOrder.messages },
  { locale: 'en', goods: enGoods, mail: enMail, messages: enOrder.messages },
]

const LIST = { filename: 'barang-terblokir.csv', contentType: 'text/csv; charset=utf-8' }

/** Origin of the links in a mail, and the secret of their tokens. */
export type Links = { origin: string; secret: string }

export type BlockedGoods = { goods: number; reasons: { reason: BlockReason; goods: number }[]; list: string }

type Writing = DueMail &
  Links & {
    /** Subject of a mail to a merchant. */
    blocked?: BlockedGoods
  }

/** Renders a mail in the reader's language; in both, Indonesian first, where it is unknown. */
export const writeParts = (mail: Writing) =>
  LANGUAGES.filter(({ locale }) => (mail.language ?? locale) === locale).map(({ locale, ...words }) => ({
    language: locale,
    ...write(createTranslator({ locale, messages: words }), locale, mail),
  }))

/** Joins the parts into the mail as sent. */
export function writeMail(mail: Writing): Mail {
  const parts = writeParts(mail)

  return {
    ...(mail.blocked && { attachment: { ...LIST, content: mail.blocked.list } }),
    id: createHash('sha256').update(mail.key).digest('hex').slice(0, 32),
    to: mail.recipient,
    subject: parts.map(({ subject }) => subject).join(' · '),
    text: parts.map(({ text }) => text).join('\n\n— — —\n\n'),
  }
}

type Words = { goods: typeof idGoods; mail: typeof idMail; messages: typeof idOrder.messages }
type Translate = ReturnType<typeof createTranslator<Words>>

function write(
  t: Translate,
  locale: Language,
  { kind, detail, order, person, shop, origin, secret, blocked }: Writing,
) {
  if (person) {
    const link = `${origin}/claim/${linkTokenOf({ kind: 'claim', seed: String(detail.seed), secret })}`
    const until = formatDay(person.expiresAt ?? person.consentAt, locale)
    const hello = person.name ? t('mail.hello', { name: person.name }) : t('mail.helloThere')
    const values = { hello, orders: person.orders, agreed: formatDay(person.consentAt, locale) }

    return {
      subject: t('mail.subject.claim'),
      text: withFooter(t, t('mail.claim', { ...values, until, after: KEPT_AFTER_DAYS, link })),
    }
  }
  if (shop && blocked) {
    const reasons = blocked.reasons.map(({ reason, goods }) => `- ${t(`goods.kinds.${reason}`)}: ${goods}`).join('\n')
    const text = t('mail.goods_blocked', { shop: shop.name, count: blocked.goods, reasons })
    return { subject: t('mail.subject.goods_blocked'), text: withFooter(t, text) }
  }
  if (!order) return writeAccountMail(t, { kind, detail, origin, secret })
  const values = {
    ...nameParcels(order.parcels, detail.shop, locale),
    goods: nameGoods(order.lines, detail, locale),
    phone: order.phone ? formatPhone(order.phone) : t('messages.you'),
    amount: formatMoney(Number(detail.amount ?? 0)),
    until: detail.until ? formatDeadline(String(detail.until), locale) : '',
  }
  const key = `messages.kinds.${kind}` as 'messages.kinds.paid'
  const news = t.has(key) ? t(key, values) : t('messages.other')
  const stateKey = `mail.states.${kind}` as 'mail.states.paid'
  const [good = '', ...others] = listGoods(order.lines, detail, locale)
  const mail = {
    hello: t('mail.hello', { name: order.recipient }),
    news,
    order: order.id,
    items: order.lines.map((line) => `- ${line.quantity} × ${nameItem(line, locale)}`).join('\n'),
    total: formatMoney(order.total),
    link: `${origin}/orders/${order.id}`,
  }

  return {
    subject: t('mail.subject.order', {
      state: t(t.has(stateKey) ? stateKey : 'mail.states.other'),
      good,
      others: others.length,
    }),
    text: withFooter(t, t('mail.order', mail)),
  }
}

/** Path of the link in a mail about an account. */
const LINKS = {
  password_reset: '/account/new-password',
  email_confirm: '/account/confirm-email',
  email_change: '/account/forgot',
} as const

type AccountWriting = Pick<Writing, 'kind' | 'detail' | 'origin' | 'secret'>

function writeAccountMail(t: Translate, { kind, detail, origin, secret }: AccountWriting) {
  const linkKind = kind === 'email_confirm' || kind === 'email_change' ? kind : 'password_reset'
  // The previous version stored the token itself.
  const token = detail.token ?? (detail.seed && linkTokenOf({ kind: linkKind, seed: String(detail.seed), secret }))
  const link = `${origin}${LINKS[linkKind]}${token ? `?token=${token}` : ''}`

  return { subject: t(`mail.subject.${linkKind}`), text: withFooter(t, t(`mail.${linkKind}`, { link })) }
}

const withFooter = (t: Translate, text: string) => `${text}\n\n${t('mail.footer')}`
