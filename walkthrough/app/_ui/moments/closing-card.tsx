'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { encode } from 'uqr'
import { fill } from '@/i18n/words'
import type { AllTables } from '@/server/audit-log/read-tables'
import { CLAIMS, withUnrecordedNumber } from '@/server/register/claims'
import { countCrossed } from '@/server/register/count-crossed'
import type { AuditEvent } from '../live/live-store'
import { useLive } from '../live/use-live'
import type { MomentProps } from './moments'

const UNKNOWN = '–'

/** Four figures, each counted now, and where to read on. */
export function ClosingCard({ words: { closing: words }, language }: Pick<MomentProps, 'words' | 'language'>) {
  const { events } = useLive()
  const [databases, setDatabases] = useState<AllTables>([])
  const [hasReport, setHasReport] = useState<boolean>()
  const path = `/api/evidence/${language === 'en' ? 'report.en.html' : 'report.html'}`
  useEffect(() => {
    fetch(path, { method: 'HEAD' }).then(
      ({ ok }) => setHasReport(ok),
      () => setHasReport(false),
    )
  }, [path])
  useEffect(() => {
    fetch('/api/tables')
      .then((answer) => (answer.ok ? answer.json() : []))
      .then(setDatabases, () => setDatabases([]))
  }, [])
  const origin = useSyncExternalStore(
    () => () => {},
    () => location.origin,
    () => '',
  )
  const report = origin + path
  const { facts, persons, money, connections } = countCrossed({ claims: claimsOfNewest(events), databases, events })

  return (
    <div data-moment className="night on-night grid gap-5 p-5 sm:p-7 lg:grid-cols-[1fr_auto] lg:items-center">
      <div>
        <h2 className="text-2xl">{words.text}</h2>
        <dl className="mt-4 grid grid-cols-2 gap-4 xl:grid-cols-4">
          <Figure name={words.facts} value={facts || words.noFacts} wrong={facts > 0 && facts !== CLAIMS.length} />
          <Figure name={words.persons} value={facts ? persons : UNKNOWN} wrong={persons > 0} />
          <Figure
            name={words.money}
            value={money?.length ? fill(words.moneyFound, { tables: money.join(', ') }) : money ? 'Rp0' : UNKNOWN}
            wrong={Boolean(money?.length)}
          />
          <Figure name={words.connections} value={connections} wrong={connections > 0} />
        </dl>
        <p className="mt-4 text-night-quiet text-sm">{words.from}</p>
      </div>
      {hasReport === false && <p className="max-w-56 text-night-quiet">{words.noReport}</p>}
      {origin && hasReport && (
        <div className="grid justify-items-center gap-2">
          <Code text={report} label={words.report} />
          <a href={report} target="_blank" rel="noreferrer" className="flex min-h-11 items-center font-bold underline">
            {words.report}
          </a>
          <p className="max-w-56 text-center font-mono text-night-quiet text-xs [overflow-wrap:anywhere]">{report}</p>
        </div>
      )}
    </div>
  )
}

function Figure({ name, value, wrong }: { name: string; value: string | number; wrong: boolean }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-night-quiet">{name}</dt>
      <dd className={`figures font-extrabold text-4xl ${wrong ? 'text-ramai-night' : ''}`}>{value}</dd>
    </div>
  )
}

/** Black on white, whatever lies around it: a camera reads nothing else. */
function Code({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('')

  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} className="size-36 rounded-control bg-white">
      <path d={path} fill="#000" />
    </svg>
  )
}

/** The claims of the newest token, with the number that no log keeps; none as long as nobody has tapped. */
function claimsOfNewest(events: AuditEvent[]): string[] {
  const claims = events.findLast(({ kind }) => kind === 'handoff_minted')?.detail.message?.claims

  return claims ? withUnrecordedNumber(claims).map(([claim]) => claim) : []
}
