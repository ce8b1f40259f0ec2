import type { Metadata } from 'next'
import { getWords } from '@/i18n/get-words'
import { Inspector } from '@/parts/inspector/inspector'
import { WithFirstLook } from '@/parts/live/with-first-look'
import { PageHeading } from '@/parts/page-heading'
import { neverByFlow } from '@/server/register/flows'

export async function generateMetadata(): Promise<Metadata> {
  const { inspector } = await getWords()

  return { title: inspector.title }
}

const SCREENFUL = 16

export default async function InspectorPage() {
  const { inspector, frame, stage } = await getWords()

  return (
    <>
      <PageHeading eyebrow={inspector.title} title={inspector.heading} lead={inspector.lead} />
      <WithFirstLook crossings={SCREENFUL}>
        <Inspector words={inspector} frame={frame} stage={stage} never={neverByFlow()} />
      </WithFirstLook>
    </>
  )
}
