import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { hasRole } from '@/server/console/rights'
import { requireOperator } from '../operator'
import { Clock } from './clock'
import { Faults } from './faults'
import { Navigation } from './navigation'

export default orAbsent(async function ConsoleLayout({ children }: { children: React.ReactNode }) {
  const operator = await requireOperator()
  const t = await getTranslations('console')

  return (
    <div data-wide className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <p className="font-bold text-kasir-deep text-sm">
          {t('kicker')}
          <span className="font-medium text-quiet">
            {' · '}
            {operator.name ?? t('ownKey')} · {t(`role.${operator.role}`)}
          </span>
        </p>
        <Navigation operator={operator} />
        {hasRole(operator, 'operator') && operator.scope === null && (
          <DemoDrawer title={t('demo')}>
            <Clock />
            <Faults />
          </DemoDrawer>
        )}
      </div>
      {children}
    </div>
  )
})
