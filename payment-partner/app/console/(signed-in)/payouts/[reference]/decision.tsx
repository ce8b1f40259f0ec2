import { getTranslations } from 'next-intl/server'
import { requireOperator } from '@/app/console/operator'
import { Section } from '@/app/console/section'
import { hasRole } from '@/server/console/rights'
import { getEnvironment } from '@/server/environment'
import { PUBLISHED_OTP } from '@/server/payout/decide-payouts'
import type { Payout } from '@/server/payout/status'
import { DecisionForms } from './decision-forms'

/** The decision of another operator than the creator. */
export async function Decision({ payout: { referenceNo, status, createdBy } }: { payout: Payout }) {
  if (status !== 'queued') return null
  const t = await getTranslations('console.payoutDecision')
  const operator = await requireOperator()
  if (!hasRole(operator, 'operator')) return null
  const bar = operator.name === null ? 'noPersonText' : createdBy === operator.name ? 'ownText' : undefined
  const words = {
    otp: t('otp'),
    otpHint: getEnvironment().SIM_MODE ? t('otpHint', { otp: PUBLISHED_OTP }) : undefined,
    approve: t('approve'),
    reason: t('reason'),
    reject: t('reject'),
    summary: t('summary'),
  }

  return (
    <Section id="decision" title={t('title')}>
      <p>{t(bar ?? 'text')}</p>
      {!bar && <DecisionForms payout={referenceNo} words={words} />}
    </Section>
  )
}
