'use client'

import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { Messages } from '@/i18n/messages'
import type { AllTables } from '@/server/audit-log/read-tables'
import type { Absent } from '@/server/register/absent-tables'
import { SteerButton } from '../steer-button'
import { reportUserAction } from '../story/user-actions'
import { Database } from './database'

type DatabasesProps = {
  words: Messages['tables']
  frame: Messages['frame']
  absent: Record<'ramai' | 'pasar' | 'kasir', Absent[]>
  first: AllTables
}

/** Counted when the page opens and at each refresh; the difference is shown. */
export function Databases({ words, frame, absent, first }: DatabasesProps) {
  const [now, setNow] = useState(first)
  const [before, setBefore] = useState<AllTables | null>(null)
  const [busy, setBusy] = useState(false)

  async function countAgain() {
    setBusy(true)
    const answer = await fetch('/api/tables').catch(() => null)
    if (answer?.ok) {
      setBefore(now)
      setNow(await answer.json())
      reportUserAction('counted the databases')
    }
    setBusy(false)
  }

  return (
    <div data-tour="databases">
      <SteerButton onPress={countAgain} closed={false} busy={busy} className="button-calm mb-4">
        <RefreshCw size={16} aria-hidden />
        {busy ? words.refreshing : words.refresh}
      </SteerButton>
      <div className="grid items-start gap-4 md:grid-cols-3 lg:gap-6">
        {now.map((database) => (
          <Database
            key={database.system}
            database={database}
            before={before?.find(({ system }) => system === database.system)}
            absent={absent[database.system]}
            words={words}
            frame={frame}
          />
        ))}
      </div>
    </div>
  )
}
