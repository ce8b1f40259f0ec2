'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { encode } from 'uqr'
import { fill } from '@/i18n/words'
import type { AllTables } from '@/server/audit-log/read-tables'
import { ABSENT, findForbidden } from '@/server/register/absent-tables'
import { crossingOf } from '../live/crossing'
import type { AuditEvent } from '../live/live-store'
import { useLive } from '../live/use-live'
import { CLAIMS, withUnrecordedNumber } from '../readable-claim'
import type { MomentProps } from './moments'

/** Four figures, each counted now, and where to read on. */
export function ClosingCard({ words: { closing: words }, language }: Pick<MomentProps, 'words' | 'language'>) {
  const { events } = useLive()
  const [databases, setDatabases] = useState<AllTables>([])
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
  const report = `${origin}/api/evidence/${language === 'en' ? 'report.en.html' : 'report.html'}`
  const claims = claimsOfNewest(events)
  const payments = paymentTables(databases)

  return (
    <div className="night on-night grid gap-5 p-5 sm:p-7 lg:grid-cols-[1fr_auto] lg:items-center">
      <div>
        <h2 className="text-2xl">{words.text}</h2>
        <dl className="mt-4 grid grid-cols-2 gap-4 xl:grid-cols-4">
          <Figure
            name={words.facts}
            value={claims ? String(claims.length) : words.noFacts}
            wrong={claims?.length !== 9}
          />
          <Figure
            name={words.persons}
            value={claims ? String(claims.filter((claim) => !CLAIMS.includes(claim)).length) : '–'}
            wrong={claims?.some((claim) => !CLAIMS.includes(claim)) ?? false}
          />
          <Figure
            name={words.money}
            value={
              payments === null
                ? '–'
                : payments.length > 0
                  ? fill(words.moneyFound, { tables: payments.join(', ') })
                  : 'Rp 0'
            }
            wrong={payments !== null && payments.length > 0}
          />
          <Figure
            name={words.connections}
            value={String(countConnections(events))}
            wrong={countConnections(events) > 0}
          />
        </dl>
        <p className="mt-4 text-night-quiet text-sm">{words.from}</p>
      </div>
      {origin && (
        <div className="grid justify-items-center gap-2">
          <Code text={report} label={words.report} />
          <a href={report} target="_blank" rel="noreferrer" className="flex min-h-11 items-center font-bold underline">
            {words.report}
          </a>
          <p className="max-w-56 text-center font-mono text-night-quiet text-xs [overflow-wrap:anywhere]">{report}</p>
          <p className="text-night-quiet text-xs">{words.noReport}</p>
        </div>
      )}
    </div>
  )
}

function Figure({ name, value, wrong }: { name: string; value: string; wrong: boolean }) {
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

/** The claims of the newest token, with the number that no log keeps. */
function claimsOfNewest(events: AuditEvent[]): string[] | null {
  const claims = events.findLast(({ kind }) => kind === 'handoff_minted')?.detail.message?.claims

  return claims ? withUnrecordedNumber(claims).map(([claim]) => claim) : null
}

/** What of money stands in Ramai’s database; null as long as nobody could look. */
function paymentTables(databases: AllTables): string[] | null {
  const ramai = databases.find(({ system }) => system === 'ramai')
  if (!ramai || 'unread' in ramai) return null
  const names = ramai.tables.map(({ name }) => name)

  return ABSENT.ramai.flatMap(({ concept }) => findForbidden(concept, names))
}

const countConnections = (events: AuditEvent[]) =>
  events.filter((event) => {
    const crossing = crossingOf(event)

    return crossing?.carrier === 'server' && [crossing.from, crossing.to].every((end) => end !== 'kasir')
  }).length
