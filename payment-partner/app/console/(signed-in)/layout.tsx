import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { requireOperator } from '../operator'
import { Clock } from './clock'
import { Navigation } from './navigation'

export default orAbsent(async function ConsoleLayout({ children }: { children: React.ReactNode }) {
  await requireOperator()
  const t = await getTranslations('console')

  return (
    <div className="grid gap-6">
      <div className="grid gap-3">
        <p className="font-bold text-kasir-deep text-sm">{t('kicker')}</p>
        <Navigation />
        <Clock />
      </div>
      {children}
    </div>
  )
})
