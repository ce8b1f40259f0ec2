import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/app/_ui/format'
import { Icon } from '@/app/_ui/lucide-icon'
import { nameMethod } from '@/app/_ui/method-name'
import { Notice } from '@/app/_ui/notice'
import { button } from '@/app/_ui/styles'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { CopyButton } from '../copy-button'
import { MethodForm } from './method-form'
import { QrCode } from './qr-code'

type Payment = NonNullable<RouterOutputs['payment']['show']>
type Props = { orderId: string; payment: Payment }

/** The buyer's next step for the chosen method. */
export async function Step({ orderId, payment }: Props) {
  const t = await getTranslations('payment.byMethod')
  const amount = formatMoney(payment.amount)
  const method = await nameMethod(payment.method)
  if (payment.qr)
    return (
      <div className="grid justify-items-start gap-3">
        <p>{t('scan')}</p>
        <QrCode text={payment.qr} label={t('qrAlt', { amount })} />
        <CopyButton text={payment.qr} words={{ copy: t('copyCode'), copied: t('copied') }} />
      </div>
    )
  if (payment.account) return <Account account={payment.account} method={payment.method} amount={amount} />
  if (payment.url)
    return (
      <div className="grid gap-3">
        <p>{t('wallet', { method, amount })}</p>
        <a href={payment.url} rel="noreferrer" className={button.primary}>
          {t('open', { method })}
          <Icon of="icon-ExternalLink" size={18} />
        </a>
      </div>
    )

  return (
    <div className="grid gap-4">
      <Notice tone="warn">{t('waiting')}</Notice>
      <MethodForm
        orderId={orderId}
        methods={[{ method: payment.method ?? '', name: method }]}
        words={{ legend: t('title'), choose: t('again'), choosing: t('choosing') }}
      />
    </div>
  )
}

type AccountProps = { account: NonNullable<Payment['account']>; method: string | null; amount: string }

async function Account({ account, method, amount }: AccountProps) {
  const t = await getTranslations('payment.byMethod')
  const isBill = method === 'echannel'
  const number = isBill ? account.customerNo : `${account.partnerServiceId.trim()}${account.customerNo}`

  return (
    <div className="grid gap-3">
      <p>{t('transfer', { amount })}</p>
      <dl className="grid gap-2">
        {isBill && <Line name={t('biller')} value={account.partnerServiceId.trim()} />}
        <Line name={isBill ? t('billKey') : t('number')} value={number} />
      </dl>
      <CopyButton text={number} words={{ copy: t('copyNumber'), copied: t('copied') }} />
    </div>
  )
}

const Line = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt className="text-quiet text-sm">{name}</dt>
    <dd className="money break-all font-extrabold text-2xl">{value}</dd>
  </div>
)
