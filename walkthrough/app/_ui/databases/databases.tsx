'use client'

import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { Messages } from '@/i18n/messages'
import type { AllTables } from '@/server/audit-log/read-tables'
import type { Absent } from '@/server/register/absent-tables'
import { shownPurchaseOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { PurchaseSlider } from '../purchase/purchase-slider'
import { SteerButton } from '../steer-button'
import { Database } from './database'

type DatabasesProps = {
  words: Messages['tables']
  inspector: Pick<Messages['inspector'], 'kind' | 'slider'>
  frame: Messages['frame']
  absent: Record<'ramai' | 'pasar' | 'kasir', Absent[]>
  first: AllTables
}

/** Row counts at page load and at each refresh, with the difference. */
export function Databases({ words, inspector, frame, absent, first }: DatabasesProps) {
  const [now, setNow] = useState(first)
  const [before, setBefore] = useState<AllTables | null>(null)
  const purchase = useConsole(shownPurchaseOf)
  const stepped = useConsole(({ until }) => until !== null)
  const [busy, setBusy] = useState(false)

  async function countAgain() {
    setBusy(true)
    const answer = await fetch('/api/tables').catch(() => null)
    if (answer?.ok) {
      setBefore(now)
      setNow(await answer.json())
    }
    setBusy(false)
  }

  return (
    <div data-tour="databases">
      <SteerButton onPress={countAgain} closed={false} busy={busy} className="button-calm mb-4">
        <RefreshCw size={16} aria-hidden />
        {busy ? words.refreshing : words.refresh}
      </SteerButton>
      <div className="mb-4 empty:hidden">
        <PurchaseSlider words={inspector.slider} kinds={inspector.kind} systems={frame.system} />
      </div>
      <div className="grid items-start gap-4 md:grid-cols-3 lg:gap-6">
        {now.map((database) => (
          <Database
            key={database.system}
            database={database}
            before={before?.find(({ system }) => system === database.system)}
            recorded={purchase.filter(({ system }) => system === database.system).length}
            lit={stepped && purchase.at(-1)?.system === database.system}
            absent={absent[database.system]}
            words={words}
            frame={frame}
          />
        ))}
      </div>
    </div>
  )
}
