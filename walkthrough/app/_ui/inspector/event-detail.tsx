'use client'

import { ArrowRight, MousePointerClick, X } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { kindWord, neverWord, wordOf } from '@/i18n/words'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import type { IssuerKey } from '@/server/register/issuer-keys'
import type { SystemName } from '@/server/systems/systems'
import { crossingOf, formatTime, keyOf, requestOf } from '../live/crossing'
import { millisecondsAfter } from '../live/one-purchase'
import { purchaseOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { maskPersonal } from '../presenter/mask-personal'
import { usePresenting } from '../presenter/use-presenting'
import { NotificationCheck, TokenCheck } from '../signature/signature-check'
import { ClaimsInWords } from './claims-in-words'
import { Facts } from './facts'
import { Json } from './json'
import { toCurl } from './to-curl'

type EventDetailProps = {
  event: AuditEvent | null
  words: Messages['inspector']
  frame: Messages['frame']
  overview: Messages['overview']
  never: Record<string, string[]>
  origins: Record<SystemName, string>
  issuerKeys: IssuerKey[]
  onClose: () => void
}

/** The details of an event: all its fields, and the data that its flow never carries. */
export function EventDetail({ event, words, frame, overview, never, origins, issuerKeys, onClose }: EventDetailProps) {
  const masked = usePresenting()
  const purchase = useConsole(purchaseOf)
  const show = masked ? maskPersonal : (value: unknown) => value
  if (!event) return <Nothing word={words.choose} />
  const crossing = crossingOf(event)
  const latency = millisecondsAfter(purchase, event)
  const { crossing: _, message, reason, code, ...rest } = event.detail
  const { header, body, answer, claims, signature, status } = message ?? {}
  const { detail } = words

  return (
    <section
      data-tour="detail"
      aria-label={kindWord(words.kind, event.kind)}
      className="night on-night grid animate-arrive content-start gap-5 overflow-y-auto p-5 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-40 max-lg:max-h-[85dvh] max-lg:rounded-b-none sm:p-6 lg:max-h-[calc(56vh+14rem)]"
    >
      <div className="flex items-start justify-between gap-3">
        <div>
          <p className="flex items-center gap-2 text-night-quiet text-sm">
            {crossing && (
              <>
                {frame.system[crossing.from].name} <ArrowRight size={14} aria-hidden /> {frame.system[crossing.to].name}
                <span className="font-mono">{crossing.flow}</span>
              </>
            )}
            {!crossing && frame.system[event.system].name}
          </p>
          <h2 className="mt-1 text-2xl">{kindWord(words.kind, event.kind)}</h2>
        </div>
        <button type="button" onClick={onClose} aria-label={words.close} className="grid size-11 place-items-center">
          <X size={20} aria-hidden />
        </button>
      </div>
      <Facts
        facts={[
          [detail.at, formatTime(event.at)],
          [detail.carrier, crossing && (wordOf(detail.carriers, crossing.carrier) ?? crossing.carrier)],
          [detail.request, show(requestOf(event))],
          [detail.status, status],
          [detail.latency, latency !== null && `${latency} ms`],
          [detail.reason, reason ?? code],
        ]}
      />
      {masked && <p className="rounded-control border border-night-line px-3.5 py-2.5 text-sm">{words.masked}</p>}
      <ClaimsInWords title={detail.claims} claims={claims} words={words.claim} />
      <Json title={detail.header} value={header} />
      <Json title={detail.body} value={show(body)} />
      <Json title={detail.answer} value={show(answer)} />
      <Json title={detail.command} value={toCurl(event, { origins, show })} />
      <Json title={detail.signature} value={signature} />
      {crossing?.flow === 'F2' && claims && (
        <TokenCheck key={keyOf(event)} words={words.check} keys={issuerKeys} claims={claims} />
      )}
      {crossing?.flow === 'F4' && signature && (
        <NotificationCheck key={keyOf(event)} words={words.check} body={body} show={show} />
      )}
      {crossing && (
        <Part title={detail.never}>
          <ul className="flex flex-wrap gap-1.5">
            {(never[crossing.flow] ?? []).map((item) => (
              <li
                key={item}
                className="flex items-center gap-1 rounded-full border border-night-line px-2.5 py-1 text-sm"
              >
                <X size={13} aria-hidden className="text-ramai-night" />
                {neverWord(overview, item)}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Json title={detail.more} value={show(rest)} />
      <Part title={detail.hashChain}>
        <Facts
          facts={[
            [detail.sequence, event.sequence],
            [detail.hash, event.hash],
            [detail.previousHash, event.previousHash],
          ]}
        />
      </Part>
    </section>
  )
}

function Nothing({ word }: { word: string }) {
  return (
    <div
      data-tour="detail"
      className="hidden place-items-center rounded-card border-2 border-line border-dashed p-10 lg:grid"
    >
      <p className="grid max-w-[34ch] justify-items-center gap-3 text-center text-quiet">
        <MousePointerClick size={28} aria-hidden />
        {word}
      </p>
    </div>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <h3 className="mb-2 text-night-quiet text-sm">{title}</h3>
      {children}
    </div>
  )
}
