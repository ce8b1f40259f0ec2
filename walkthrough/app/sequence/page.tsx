import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { WithInitialLive } from '@/app/_ui/live/with-initial-live'
import { PageHeading } from '@/app/_ui/page-heading'
import { DRAWN } from '@/app/_ui/sequence/layout'
import { Sequence } from '@/app/_ui/sequence/sequence'
import { getWords } from '@/i18n/get-words'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { sequence } = await getWords()

  return { title: sequence.title }
}

export default async function SequencePage() {
  const { sequence, frame, inspector } = await getWords()

  return (
    <>
      <PageHeading eyebrow={sequence.title} title={sequence.heading} lead={sequence.lead} />
      <WithInitialLive crossings={DRAWN}>
        <Sequence words={sequence} frame={frame} kinds={inspector.kind} slider={inspector.slider} />
      </WithInitialLive>
    </>
  )
}
