import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { ByCommand } from '@/app/_ui/evidence/by-command'
import { Evidence } from '@/app/_ui/evidence/evidence'
import { explainClosedSteering } from '@/app/_ui/frame/steering'
import { PageHeading } from '@/app/_ui/page-heading'
import { getLanguage, getWords } from '@/i18n/get-words'
import { findDevControl } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'
import { readReports } from '@/server/evidence/read-reports'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { evidence } = await getWords()

  return { title: evidence.title }
}

type Search = { searchParams: Promise<Partial<Record<'rows' | 'baris', string | string[]>>> }

/** All rows, or those of the address: `?rows=2,6`, in old bookmarks `?baris=2,6`. */
export default async function EvidencePage({ searchParams }: Search) {
  const search = await searchParams
  const rows = readRows(search.rows ?? search.baris)
  const { evidence } = await getWords()
  const devControl = findDevControl(getEnvironment())

  return (
    <>
      <PageHeading eyebrow={evidence.title} title={evidence.heading} lead={evidence.lead} />
      <Evidence
        words={evidence}
        rows={rows}
        language={await getLanguage()}
        closed={devControl ? await explainClosedSteering(evidence.noDevControl) : evidence.noDevControl}
        reports={devControl ? await readReports(devControl) : { newest: null, green: null }}
      />
      <ByCommand words={evidence} />
    </>
  )
}

function readRows(text: string | string[] = ''): number[] {
  const numbers = String(text).split(',').map(Number)

  return [...new Set(numbers.filter((row) => Number.isInteger(row) && row > 0 && row < 100))]
}
