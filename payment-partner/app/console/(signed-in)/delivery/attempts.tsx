import { getLocale, getTranslations } from 'next-intl/server'
import { formatSecond } from '@/app/console/format'
import type { ConsoleNotification } from '@/server/console/get-transaction'

/** The result of each call to the merchant. */
export async function Attempts({ attempts }: Pick<ConsoleNotification, 'attempts'>) {
  const t = await getTranslations('console.attempts')
  const locale = await getLocale()
  if (attempts.length === 0) return <p className="text-quiet text-sm">{t('none')}</p>

  return (
    <table className="w-full text-left text-sm tabular-nums">
      <caption className="sr-only">{t('title')}</caption>
      <thead className="text-quiet">
        <tr>
          <th scope="col" className="py-1 pr-3 font-bold">
            #
          </th>
          <th scope="col" className="py-1 pr-3 font-bold">
            {t('moment')}
          </th>
          <th scope="col" className="py-1 pr-3 font-bold">
            {t('answer')}
          </th>
          <th scope="col" className="py-1 text-right font-bold">
            {t('duration')}
          </th>
        </tr>
      </thead>
      <tbody>
        {attempts.map(({ id, number, startedAt, answerCode, failure, hops, milliseconds }) => (
          <tr key={id} className="border-line border-t align-top">
            <th scope="row" className="py-2 pr-3 font-medium">
              {number}
            </th>
            <td className="py-2 pr-3">{formatSecond(locale, startedAt)}</td>
            <td className="py-2 pr-3 font-bold">
              {answerCode ?? (failure && t(failure))}
              {hops > 0 && <span className="font-medium text-quiet"> · {t('hops', { count: hops })}</span>}
            </td>
            <td className="whitespace-nowrap py-2 text-right">{milliseconds} ms</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
