import type { Metadata } from 'next'
import { getWords } from '@/i18n/get-words'
import { neverByFlow } from '@/server/register/flows'
import { WithFirstLook } from './live/with-first-look'
import { Companions } from './stage/companions'
import { Latest } from './stage/latest'
import { listWindows } from './stage/list-windows'
import { NotCrossing } from './stage/not-crossing'
import { Opening } from './stage/opening'
import { Strait } from './stage/strait'

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
