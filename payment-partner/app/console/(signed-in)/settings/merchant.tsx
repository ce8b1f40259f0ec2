import { getTranslations } from 'next-intl/server'
import type { listMerchants } from '@/server/console/list-merchants'

type Props = { merchant: Awaited<ReturnType<typeof listMerchants>>[number]; children?: React.ReactNode }

export async function Merchant({ merchant, children }: Props) {
  const t = await getTranslations('console.settings')
  const details = [
    [t('id'), merchant.id],
    [t('serverKey'), merchant.serverKey],
    ...(merchant.nextServerKey ? [[t('nextServerKey'), merchant.nextServerKey] as const] : []),
    [t('clientKey'), merchant.clientKey],
    [t('finishUrl'), merchant.finishUrl],
    [t('notificationUrl'), merchant.notificationUrl ?? t('noNotificationUrl')],
    [t('recurringUrl'), merchant.recurringNotificationUrl ?? t('sameUrl')],
    [t('embedOrigins'), merchant.embedOrigins.join(', ') || t('noEmbedOrigins')],
  ] as const

  return (
    <section className="panel grid gap-4 p-5 sm:p-6" aria-label={`${merchant.name}, ${merchant.id}`}>
      <h2 className="text-xl">{merchant.name}</h2>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)]">
        {details.map(([name, value]) => (
          <div key={name} className="contents max-sm:grid">
            <dt className="text-quiet text-sm sm:pt-0.5">{name}</dt>
            <dd className="break-all tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  )
}
