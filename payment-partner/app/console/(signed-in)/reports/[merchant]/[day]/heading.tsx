import { ChevronLeft, Download } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { formatDay } from '@/app/console/format'
import type { SettlementReport } from '@/server/report/settlement-report'

export async function Heading({ report: { day, merchantId } }: { report: SettlementReport }) {
  const t = await getTranslations('console.report')

  return (
    <div className="grid gap-1">
      <a
        href="/console/reports"
        className="inline-flex min-h-11 items-center gap-1 justify-self-start font-bold text-quiet"
      >
        <ChevronLeft size={18} aria-hidden />
        {t('back')}
      </a>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <p className="text-quiet text-sm">{merchantId}</p>
          <h1 className="text-2xl sm:text-3xl">{formatDay(await getLocale(), day)}</h1>
        </div>
        <a href={`/console/reports/${merchantId}/${day}/csv`} download className="button button-strong">
          <Download size={18} aria-hidden />
          {t('download')}
        </a>
      </div>
    </div>
  )
}
