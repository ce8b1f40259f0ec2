import { getTranslations } from 'next-intl/server'
import type { DateRange } from '@/server/console/date-range'
import { CONTROL, Labelled } from './labelled'

/** The days from and to which a list or a report reaches. */
export async function RangeFields({ range }: { range: DateRange | undefined }) {
  const t = await getTranslations('console.range')

  return (
    <>
      {(['from', 'to'] as const).map((name) => (
        // A date field is wider than half a phone.
        <div key={name} className="max-sm:col-span-full">
          <Labelled name={name} label={t(name)}>
            <input id={name} name={name} type="date" defaultValue={range?.[name]} className={CONTROL} />
          </Labelled>
        </div>
      ))}
    </>
  )
}
