'use client'

import { Smartphone } from 'lucide-react'
import { useEffect, useState } from 'react'
import { encode } from 'uqr'
import type { Language } from '@/i18n/language'
import { momentIn } from '@/i18n/moment-in'
import { fill } from '@/i18n/words'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import type { AllTables } from '@/server/audit-log/read-tables'
import { isGreen, type Reports, reportToShow, type Summary } from '@/server/evidence/summary'
import { CLAIMS, withUnrecordedNumber } from '@/server/register/claims'
import { countCrossed } from '@/server/register/count-crossed'
import { eventsOf, tokenOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { steer } from '../steer'
import { SteerButton } from '../steer-button'
import type { BeatProps } from '../talk/beats'

const UNKNOWN = '–'

/** Four figures counted at render time, and links. */
export function ClosingCard({ words: { closing: words, failed }, language, closed }: Omit<BeatProps, 'systems'>) {
  const events = useConsole(eventsOf)
  const token = useConsole(tokenOf)
  const [databases, setDatabases] = useState<AllTables>([])
  const [reports, setReports] = useState<Reports>()
  useEffect(() => {
    const summaries = ['summary.json', 'green.summary.json'].map((file) => readJson(`/api/evidence/${file}`))
    Promise.all(summaries).then(([newest, green]) => setReports({ newest, green }))
    readJson('/api/tables').then((tables) => setDatabases(tables ?? []))
  }, [])
  const { facts, persons, money, connections } = countCrossed({ claims: claimsOf(token), databases, events })

  return (
    <div data-beat className="night on-night grid gap-5 p-5 sm:p-7 lg:grid-cols-[1fr_auto] lg:items-center">
      <div>
        <h2 className="text-2xl">{words.text}</h2>
        <dl className="mt-4 grid grid-cols-2 gap-4 2xl:grid-cols-4">
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
      {reports?.newest === null && <p className="max-w-56 text-night-quiet">{words.noReport}</p>}
      {reports?.newest && (
        <ReadOn
          words={{ ...words, failed }}
          language={language}
          newest={reports.newest}
          shown={reportToShow(reports)}
          closed={closed}
        />
      )}
    </div>
  )
}

type ReadOnProps = {
  words: BeatProps['words']['closing'] & Pick<BeatProps['words'], 'failed'>
  language: Language
  newest: Summary
  shown: ReturnType<typeof reportToShow>
  closed: string | null
}

/**
 * Links to the files of the last green run, or of the last run without one; their date and
 * fingerprint; and the room's address if the presenter opened it.
 */
function ReadOn({ words, language, newest, shown: { report: chosen, isKept, file }, closed }: ReadOnProps) {
  const report = chosen ?? newest
  const [room, setRoom] = useState<{ open: boolean; addresses: string[] }>()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const suffix = language === 'en' ? '.en' : ''
  const address = room?.addresses[0] && `${room.addresses[0]}${file(`report${suffix}.html`)}`

  async function set(open: boolean) {
    setBusy(true)
    const answer = await steer('/api/room', { open }).catch(() => null)
    setFailed(!answer?.ok)
    if (answer?.ok) setRoom(await answer.json())
    setBusy(false)
  }

  return (
    <div className="grid max-w-md justify-items-center gap-2 text-center">
      {address && (
        <>
          <Code text={address} label={words.report} />
          <p className="max-w-full font-mono text-sm [overflow-wrap:anywhere]">{address}</p>
          <p className="max-w-64 text-night-quiet text-sm room:hidden">{words.roomText}</p>
        </>
      )}
      {room?.open && !address && <p className="max-w-64 text-night-quiet">{words.noNetwork}</p>}
      <p className="text-night-quiet text-sm">
        {words.fingerprint}
        <strong className="figures block font-mono text-lg text-white room:text-room">{report.fingerprint}</strong>
      </p>
      <p className="max-w-64 text-night-quiet text-sm">{sentenceOf({ newest, report, isKept }, words, language)}</p>
      <p className="flex flex-wrap justify-center gap-x-4">
        <a href={`/api/evidence/${file(`report${suffix}.html`)}`} target="_blank" rel="noreferrer" className={LINK}>
          {words.report}
        </a>
        <a href={`/api/evidence/${file(`report${suffix}.pdf`)}`} download className={LINK}>
          {words.pdf}
        </a>
        <a href={`/api/evidence/${file(`handout${suffix}.pdf`)}`} download className={LINK}>
          {words.handout}
        </a>
      </p>
      <SteerButton
        onPress={() => set(!room?.open)}
        closed={closed !== null}
        busy={busy}
        className="button-calm text-ink"
      >
        <Smartphone size={17} aria-hidden />
        {busy ? words.busy : room?.open ? words.leave : words.room}
      </SteerButton>
      <p role="alert" className="empty:hidden">
        {failed && words.failed}
      </p>
    </div>
  )
}

const LINK = 'flex min-h-11 items-center font-bold underline'

type Runs = { newest: Summary; report: Summary; isKept: boolean }

/** The date of the run whose report is shown, and how the newest one differs from green. */
function sentenceOf({ newest, report, isKept }: Runs, words: BeatProps['words']['closing'], language: Language) {
  const at = momentIn(language, report.at)
  if (isGreen(newest)) return fill(words.ofRun, { at })
  const { failed, migrationOpen = 0 } = newest.sum
  const verdicts = [
    failed > 0 && fill(words.failedRows, { count: failed }),
    migrationOpen > 0 && fill(words.movingRows, { count: migrationOpen }),
  ]
    .filter(Boolean)
    .join(', ')

  return fill(isKept ? words.lastGreen : words.notGreen, { at, newest: momentIn(language, newest.at), verdicts })
}

/** Null when there is none. */
const readJson = (path: string) =>
  fetch(path).then(
    (answer) => (answer.ok ? answer.json() : null),
    () => null,
  )

function Figure({ name, value, wrong }: { name: string; value: string | number; wrong: boolean }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-night-quiet">{name}</dt>
      <dd className={`figures font-extrabold text-4xl ${wrong ? 'text-ramai-night' : ''}`}>{value}</dd>
    </div>
  )
}

/** Always black on white, because cameras read no other colours. */
function Code({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('')

  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} className="size-36 rounded-control bg-white">
      <path d={path} fill="#000" />
    </svg>
  )
}

/** The claims of the newest token, with the unrecorded `jti`; empty before the first tap. */
function claimsOf(token: AuditEvent | undefined): string[] {
  const claims = token?.detail.message?.claims

  return claims ? withUnrecordedNumber(claims).map(([claim]) => claim) : []
}
