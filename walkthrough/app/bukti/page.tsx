import type { Metadata } from 'next'
import { getLanguage, getWords } from '@/i18n/get-words'
import { findDevControl } from '@/server/dev-control/call-dev-control'
import { getEnvironment } from '@/server/environment'
import { hasReport } from '@/server/evidence/has-report'
import { PageHeading } from '../parts/page-heading'
import { ByCommand } from './by-command'
import { Evidence } from './evidence'

export async function generateMetadata(): Promise<Metadata> {
  const { evidence } = await getWords()

  return { title: evidence.title }
}

type Search = { searchParams: Promise<{ baris?: string | string[] }> }

/** All rows, or those that the address names: `?baris=2,6`. */
export default async function EvidencePage({ searchParams }: Search) {
  const rows = readRows((await searchParams).baris)
  const { evidence } = await getWords()
  const devControl = findDevControl(getEnvironment())

  return (
    <>
      <PageHeading eyebrow={evidence.title} title={evidence.heading} lead={evidence.lead} />
      <Evidence
        words={evidence}
        rows={rows}
        language={await getLanguage()}
        runnable={devControl !== null}
        reported={devControl !== null && (await hasReport(devControl))}
      />
      <ByCommand words={evidence} />
    </>
  )
}

function readRows(text: string | string[] = ''): number[] {
  const numbers = String(text).split(',').map(Number)

  return [...new Set(numbers.filter((row) => Number.isInteger(row) && row > 0 && row < 100))]
}
