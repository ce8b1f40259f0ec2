import type { Metadata } from 'next'
import { getWords } from '@/i18n/get-words'
import { WithFirstLook } from '@/parts/live/with-first-look'
import { Companions } from '@/parts/overview/companions'
import { Latest } from '@/parts/overview/latest'
import { listWindows } from '@/parts/overview/list-windows'
import { NotCrossing } from '@/parts/overview/not-crossing'
import { Opening } from '@/parts/overview/opening'
import { Strait } from '@/parts/overview/strait'
import { neverByFlow } from '@/server/register/flows'

export async function generateMetadata(): Promise<Metadata> {
  const { stage } = await getWords()

  return { title: stage.title }
}

const SHOWN = 6

export default async function StagePage() {
  const { stage, frame, inspector } = await getWords()
  const windows = listWindows()

  return (
    <div className="grid grid-cols-1 gap-5 lg:gap-6">
      <Opening words={stage} />
      <WithFirstLook crossings={SHOWN}>
        <Strait words={stage} frame={frame} windows={windows} />
        <div className="grid grid-cols-1 gap-5 lg:grid-cols-[1.6fr_1fr] lg:gap-6">
          <Latest words={stage} frame={frame} kinds={inspector.kind} />
          <NotCrossing words={stage} never={neverByFlow()} />
        </div>
      </WithFirstLook>
      <Companions words={stage} windows={windows} />
    </div>
  )
}
