import { getTranslations } from 'next-intl/server'
import { shop } from '@/app/_request/visitor'
import { Badge } from '@/app/back-office/parts/badge'

/** Pasar's migration steps in order; the first that is not done is the current one. */
export async function Steps() {
  const steps = await (await shop()).backOffice.quarantine.steps()
  const t = await getTranslations('quarantine')
  const current = steps.find(({ done }) => !done)?.step

  return (
    <ol aria-label={t('steps')} className="flex flex-wrap gap-x-6 gap-y-3">
      {steps.map(({ step, done }) => (
        <li key={step} aria-current={step === current ? 'step' : undefined} className="flex items-center gap-2">
          <span className={step === current ? 'font-bold' : ''}>{t(`step.${step}`)}</span>
          <Badge tone={done ? 'good' : 'quiet'}>{t(done ? 'stepDone' : 'stepWaits')}</Badge>
        </li>
      ))}
    </ol>
  )
}
