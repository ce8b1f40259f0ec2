import type { Metadata } from 'next'
import { getWords } from '@/i18n/get-words'
import { PageHeading } from '../parts/page-heading'
import { Sequence } from './sequence'

export async function generateMetadata(): Promise<Metadata> {
  const { sequence } = await getWords()

  return { title: sequence.title }
}

export default async function SequencePage() {
  const { sequence, frame, inspector } = await getWords()

  return (
    <>
      <PageHeading eyebrow={sequence.title} title={sequence.heading} lead={sequence.lead} />
      <Sequence words={sequence} frame={frame} kinds={inspector.kind} />
    </>
  )
}
