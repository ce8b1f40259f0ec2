import { CircleCheck, OctagonX, PlugZap } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { changeOneLetter } from '@/server/sample-token/change-one-letter'
import type { SampleToken } from '@/server/sample-token/read-sample-token'
import type { ShopAnswer } from './use-sample-token'

type ShopAnswerPanelProps = {
  answer: ShopAnswer | null
  sampleToken: SampleToken | null
  busy: boolean
  words: Messages['token']
}

/** The shop's own response, without interpretation. */
export function ShopAnswerPanel({ answer, sampleToken, busy, words }: ShopAnswerPanelProps) {
  return (
    <section aria-labelledby="answer" aria-live="polite" data-system="pasar" className="panel p-5 proof:p-4 sm:p-6">
      <h2 id="answer" className="text-(--system-text) text-lg">
        {words.answer}
      </h2>
      {busy && <p className="mt-2 text-quiet">{words.asking}</p>}
      {!busy && !answer && <p className="mt-2 text-quiet">{words.answerNone}</p>}
      {!busy && answer && sampleToken && (
        <div className="mt-3 grid animate-arrive gap-3 proof:gap-2">
          <p className="text-quiet text-sm">{describeToken(answer, sampleToken, words)}</p>
          <Verdict answer={answer} words={words} />
        </div>
      )}
    </section>
  )
}

function Verdict({ answer: { verdict }, words }: { answer: ShopAnswer; words: Messages['token'] }) {
  if (verdict.verdict === 'down')
    return (
      <p className="flex gap-2 text-wrong">
        <PlugZap size={20} aria-hidden className="shrink-0" />
        {words.shopDown}
      </p>
    )
  const passed = verdict.verdict === 'passed'
  const Icon = passed ? CircleCheck : OctagonX

  return (
    <>
      <p className={`flex items-center gap-2 font-bold text-xl ${passed ? 'text-good' : 'text-wrong'}`}>
        <Icon size={24} aria-hidden className="shrink-0" />
        {passed ? words.passedTitle : verdict.title}
      </p>
      <p>{passed ? words.passedText : verdict.detail}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-quiet">{words.status}</dt>
        <dd className="font-mono">{verdict.status}</dd>
        {!passed && <dt className="text-quiet">{words.code}</dt>}
        {!passed && <dd className="font-mono font-bold">{verdict.code}</dd>}
        {verdict.requestId && <dt className="text-quiet proof:hidden">{words.requestId}</dt>}
        {verdict.requestId && (
          <dd className="min-w-0 font-mono [overflow-wrap:anywhere] proof:hidden">{verdict.requestId}</dd>
        )}
      </dl>
      {!passed && verdict.code === 'handoff_invalid' && (
        <p className="text-quiet text-sm proof:hidden">{words.oracle}</p>
      )}
    </>
  )
}

function describeToken({ place }: ShopAnswer, { token }: SampleToken, words: Messages['token']) {
  if (place === null) return words.untouched
  const to = changeOneLetter(token, place)[place] ?? ''

  return fill(words.changed, { place: place + 1, from: token[place] ?? '', to })
}
