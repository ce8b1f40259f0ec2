import type { Metadata } from 'next'
import { getLanguage, getWords } from '@/i18n/get-words'
import { getEnvironment } from '@/server/environment'
import { hasReport } from '@/server/evidence/has-report'
import { findStagehand } from '@/server/stagehand/ask-stagehand'
import { PageHeading } from '../parts/page-heading'
import { ByCommand } from './by-command'
import { Evidence } from './evidence'

export async function generateMetadata(): Promise<Metadata> {
  const { evidence } = await getWords()

  return { title: evidence.title }
}

export default async function EvidencePage() {
  const { evidence } = await getWords()
  const stagehand = findStagehand(getEnvironment())

  return (
    <>
      <PageHeading eyebrow={evidence.title} title={evidence.heading} lead={evidence.lead} />
      <Evidence
        words={evidence}
        language={await getLanguage()}
        runnable={stagehand !== null}
        reported={stagehand !== null && (await hasReport(stagehand))}
      />
      <ByCommand words={evidence} />
    </>
  )
}
