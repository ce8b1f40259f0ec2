import { Search as Glass } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { Search } from '@/server/console/list-transactions'
import { everyMethod } from '@/server/method/methods'
import { everyStatus } from '@/server/payment/state-table'
import { CONTROL, Labelled } from '../labelled'
import { RangeFields } from '../range-fields'

/** A plain GET form: its result has an address that can be saved and shared. */
export async function SearchForm({ search }: { search: Search }) {
  const t = await getTranslations('console.search')
  const statusName = await getTranslations('console.status')
  const methodName = await getTranslations('console.method')

  return (
    <search>
      <form className="grid grid-cols-2 gap-3 sm:items-end lg:grid-cols-4">
        <div className="col-span-2">
          <Labelled name="words" label={t('words')}>
            <input
              id="words"
              name="words"
              type="search"
              defaultValue={search.words}
              autoComplete="off"
              spellCheck={false}
              placeholder={t('placeholder')}
              className={`${CONTROL} tabular-nums`}
            />
          </Labelled>
        </div>
        <Labelled name="status" label={t('status')}>
          <select id="status" name="status" defaultValue={search.status ?? ''} className={CONTROL}>
            <option value="">{t('anyStatus')}</option>
            {everyStatus.map((status) => (
              <option key={status} value={status}>
                {statusName(status)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled name="method" label={t('method')}>
          <select id="method" name="method" defaultValue={search.method ?? ''} className={CONTROL}>
            <option value="">{t('anyMethod')}</option>
            {everyMethod.map((method) => (
              <option key={method} value={method}>
                {methodName(method)}
              </option>
            ))}
          </select>
        </Labelled>
        <RangeFields range={search.range} />
        <button type="submit" className="button button-strong col-span-2 lg:justify-self-start">
          <Glass size={18} aria-hidden />
          {t('submit')}
        </button>
      </form>
    </search>
  )
}
