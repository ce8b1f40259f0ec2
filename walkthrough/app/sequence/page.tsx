import type { Metadata } from 'next'
import { getWords } from '@/i18n/get-words'
import { WithFirstLook } from '@/parts/live/with-first-look'
import { PageHeading } from '@/parts/page-heading'
import { DRAWN } from '@/parts/sequence/measures'
import { Sequence } from '@/parts/sequence/sequence'

export async function generateMetadata(): Promise<Metadata> {
  const { sequence } = await getWords()

  return { title: sequence.title }
}

export default async function SequencePage() {
  const { sequence, frame, inspector } = await getWords()

  return (
    <>
      <PageHeading eyebrow={sequence.title} title={sequence.heading} lead={sequence.lead} />
      <WithFirstLook crossings={DRAWN}>
        <Sequence words={sequence} frame={frame} kinds={inspector.kind} />
      </WithFirstLook>
    </>
  )
}
