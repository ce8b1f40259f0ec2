import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/parts/format'
import type { Merchant, SnapToken, Transaction } from '@/server/transaction/payment'
import { CopyButton } from './copy-button'
import { SimulationPanel } from './simulation-panel'
import { Waiting } from './waiting'

type Props = { token: string; page: SnapToken; merchant: Merchant; transaction: Transaction }

export async function VirtualAccount(payment: Props) {
  const t = await getTranslations('payment')
  const number = payment.transaction.payCode ?? ''

  return (
    <div className="grid gap-4">
      <h1 className="text-3xl">{t('vaTitle')}</h1>
      <div className="panel divide-y divide-line px-5">
        <Line name={t('vaNumber')} value={inGroups(number)}>
          <CopyButton text={number} label={t('copyNumber')} done={t('copied')} />
        </Line>
        <Line name={t('vaAmount')} value={formatRupiah(payment.page.grossAmount)}>
          <CopyButton text={String(payment.page.grossAmount)} label={t('copyAmount')} done={t('copied')} />
        </Line>
      </div>
      <Waiting token={payment.token} />
      <SimulationPanel {...payment} />
      <Instructions />
    </div>
  )
}

type LineProps = { name: string; value: string; children: React.ReactNode }

function Line({ name, value, children }: LineProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-4">
      <div>
        <p className="text-quiet text-sm">{name}</p>
        <p className="money font-extrabold text-xl sm:text-2xl">{value}</p>
      </div>
      {children}
    </div>
  )
}

async function Instructions() {
  const t = await getTranslations('payment')
  const ways = [
    { name: t('vaMobile'), steps: [t('vaMobile1'), t('vaMobile2'), t('vaMobile3')] },
    { name: t('vaAtm'), steps: [t('vaAtm1'), t('vaAtm2'), t('vaAtm3')] },
  ]

  return (
    <section className="panel px-5 py-4">
      <h2>{t('howToPay')}</h2>
      {ways.map(({ name, steps }, index) => (
        <details key={name} open={index === 0} className="border-line border-t first-of-type:border-0">
          <summary className="min-h-11 content-center font-bold">{name}</summary>
          <ol className="grid list-decimal gap-1.5 pb-4 pl-5 text-sm">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  )
}

const inGroups = (number: string) => number.replace(/(\d{4})(?=\d)/g, '$1 ')
