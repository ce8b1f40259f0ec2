import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireOperator } from '@/app/console/operator'
import { Section } from '@/app/console/section'
import { listMerchants } from '@/server/console/list-merchants'
import { listOperators } from '@/server/console/operators'
import type { SearchParams } from '@/server/console/read-search'
import { hasRole } from '@/server/console/rights'
import { getDatabase } from '@/server/database'
import { Done } from '../done'
import { remove } from './actions'
import { OperatorForm } from './operator-form'
import { operatorFormWords } from './words'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('operators.title') }
}

/** The people with a key of their own. An administrator adds and removes them. */
export default async function Operators({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const operator = await requireOperator()
  const t = await getTranslations('console.operators')
  const role = await getTranslations('console.role')
  const { db } = getDatabase()
  const people = await listOperators(db, operator.scope)
  const mayChange = hasRole(operator, 'admin') && !operator.isVisitor
  const merchants = await listMerchants(db, operator.scope)

  return (
    <>
      <div className="grid gap-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="max-w-prose text-quiet">{t('text')}</p>
      </div>
      <Done done={(await searchParams).done} />
      {operator.isVisitor && <p className="text-quiet">{t('notInDemo')}</p>}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Section title={t('list')}>
          {people.length === 0 && <p className="text-quiet">{t('none')}</p>}
          <ul className="divide-y divide-line">
            {people.map(({ operator: { id, name, role: held }, merchant }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <p className="[overflow-wrap:anywhere]">
                  <span className="font-bold">{name}</span>
                  <span className="block text-quiet text-sm">
                    {role(held)} · {merchant ?? t('everyMerchant')}
                  </span>
                </p>
                {mayChange && (
                  <form action={remove}>
                    <input type="hidden" name="operator" value={id} />
                    <button
                      type="submit"
                      aria-label={t('removeLabel', { name })}
                      className="button button-calm text-sm"
                    >
                      {t('remove')}
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </Section>
        {mayChange && (
          <Section title={t('add')}>
            <OperatorForm
              merchants={merchants.map(({ id, name }) => ({ id, name }))}
              mayServeEvery={operator.scope === null}
              words={await operatorFormWords()}
            />
          </Section>
        )}
      </div>
    </>
  )
}
