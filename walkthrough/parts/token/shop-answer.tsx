import { CircleCheck, OctagonX, PlugZap } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { changeOneLetter } from '@/server/specimen/change-one-letter'
import { fill } from '../fill'
import type { Specimen } from './specimen'
import type { Answer } from './use-specimen'

type ShopAnswerProps = { answer: Answer | null; specimen: Specimen | null; busy: boolean; words: Messages['token'] }

/** What the shop itself said; nothing in it is concluded here. */
export function ShopAnswer({ answer, specimen, busy, words }: ShopAnswerProps) {
  return (
    <section aria-labelledby="answer" aria-live="polite" data-system="pasar" className="panel p-5 sm:p-6">
      <h2 id="answer" className="text-(--system-text) text-lg">
        {words.answer}
      </h2>
      {busy && <p className="mt-2 text-quiet">{words.asking}</p>}
      {!busy && !answer && <p className="mt-2 text-quiet">{words.answerNone}</p>}
      {!busy && answer && specimen && (
        <div className="mt-3 grid animate-arrive gap-3">
          <p className="text-quiet text-sm">{whatWasShown(answer, specimen, words)}</p>
          <Said answer={answer} words={words} />
        </div>
      )}
    </section>
  )
}

function Said({ answer: { shown }, words }: { answer: Answer; words: Messages['token'] }) {
  if (shown.verdict === 'down')
    return (
      <p className="flex gap-2 text-wrong">
        <PlugZap size={20} aria-hidden className="shrink-0" />
        {words.shopDown}
      </p>
    )
  const passed = shown.verdict === 'passed'
  const Icon = passed ? CircleCheck : OctagonX

  return (
    <>
      <p className={`flex items-center gap-2 font-bold text-xl ${passed ? 'text-good' : 'text-wrong'}`}>
        <Icon size={24} aria-hidden className="shrink-0" />
        {passed ? words.passedTitle : shown.title}
      </p>
      <p>{passed ? words.passedText : shown.detail}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-quiet">{words.status}</dt>
        <dd className="font-mono">{shown.status}</dd>
        {!passed && <dt className="text-quiet">{words.code}</dt>}
        {!passed && <dd className="font-mono font-bold">{shown.code}</dd>}
        {shown.requestId && <dt className="text-quiet">{words.requestId}</dt>}
        {shown.requestId && <dd className="min-w-0 font-mono [overflow-wrap:anywhere]">{shown.requestId}</dd>}
      </dl>
      {!passed && shown.code === 'handoff_invalid' && <p className="text-quiet text-sm">{words.oracle}</p>}
    </>
  )
}

function whatWasShown({ place }: Answer, { token }: Specimen, words: Messages['token']) {
  if (place === null) return words.untouched
  const to = changeOneLetter(token, place)[place] ?? ''

  return fill(words.changed, { place: place + 1, from: token[place] ?? '', to })
}
