import { getLocale, getTranslations } from 'next-intl/server'
import { formatSecond } from '@/app/console/format'
import { Section } from '@/app/console/section'
import type { ConsolePayout } from '@/server/console/get-console-payout'
import { bankOf } from '@/server/payout/banks'
import { errorMessage } from '@/server/payout/status'
import { DetailList } from '../../detail-list'

export async function PayoutDetails({ payout, merchant }: Pick<ConsolePayout, 'payout' | 'merchant'>) {
  const t = await getTranslations('console.payout')
  const locale = await getLocale()
  return (
    <Section title={t('details')}>
      <DetailList
        details={[
          [t('merchant'), `${merchant.name} · ${merchant.id}`],
          [t('name'), payout.beneficiaryName],
          [t('bank'), bankOf(payout.beneficiaryBank).name],
          [t('account'), payout.beneficiaryAccount],
          [t('notes'), payout.notes],
          [t('createdBy'), payout.createdBy],
          [t('decidedBy'), payout.decidedBy],
          [t('reason'), payout.rejectReason],
          [t('error'), payout.errorCode && `${payout.errorCode} · ${errorMessage(payout.errorCode)}`],
          [t('created'), formatSecond(locale, payout.createdAt)],
          [t('updated'), formatSecond(locale, payout.updatedAt)],
        ]}
      />
    </Section>
  )
}
