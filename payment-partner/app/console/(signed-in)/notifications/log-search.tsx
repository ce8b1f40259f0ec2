import { getTranslations } from 'next-intl/server'
import { everyNotificationState, type NotificationSearch } from '@/server/console/list-notifications'
import { CONTROL, Labelled } from '../labelled'
import { RangeFields } from '../range-fields'

/** A plain GET form: its result has an address that can be saved and shared. */
export async function LogSearch({ search }: { search: NotificationSearch }) {
  const t = await getTranslations('console.notificationLog')
  const nameOf = await getTranslations('console.notifications.state')

  return (
    <search>
      <form className="grid grid-cols-2 gap-3 sm:items-end lg:grid-cols-4">
        <Labelled name="words" label={t('words')}>
          <input
            id="words"
            name="words"
            type="search"
            defaultValue={search.words}
            autoComplete="off"
            spellCheck={false}
            className={CONTROL}
          />
        </Labelled>
        <Labelled name="state" label={t('state')}>
          <select id="state" name="state" defaultValue={search.state ?? ''} className={CONTROL}>
            <option value="">{t('anyState')}</option>
            {everyNotificationState.map((state) => (
              <option key={state} value={state}>
                {nameOf(state)}
              </option>
            ))}
          </select>
        </Labelled>
        <RangeFields range={search.range} />
        <button type="submit" className="button button-strong col-span-2 lg:col-span-4 lg:justify-self-start">
          {t('submit')}
        </button>
      </form>
    </search>
  )
}
