import { Search as Glass } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { Search } from '@/server/console/list-transactions'
import { everyMethod } from '@/server/method/methods'
import { everyStatus } from '@/server/payment/state-table'

const CONTROL = 'min-h-12 w-full rounded-control border border-quiet bg-card px-4'

/** A plain GET form: its result has an address that can be saved and shared. */
export async function SearchForm({ search }: { search: Search }) {
  const t = await getTranslations('console.search')
  const statusName = await getTranslations('console.status')
  const methodName = await getTranslations('console.method')

  return (
    <search>
      <form className="grid gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto] sm:items-end">
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
        <button type="submit" className="button button-strong">
          <Glass size={18} aria-hidden />
          {t('submit')}
        </button>
      </form>
    </search>
  )
}

const Labelled = ({ name, label, children }: { name: string; label: string; children: React.ReactNode }) => (
  <div className="grid gap-1.5">
    <label htmlFor={name} className="font-bold text-sm">
      {label}
    </label>
    {children}
  </div>
)
