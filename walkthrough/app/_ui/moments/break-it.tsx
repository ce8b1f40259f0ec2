'use client'

import { Check, LoaderCircle, OctagonX } from 'lucide-react'
import { fill } from '@/i18n/words'
import type { BreachState } from '@/server/breach/breaches'
import type { Finding } from '@/server/evidence/findings'
import { SteerButton } from '../steer-button'
import { switchRule, useBreaches } from '../talk/use-breaches'
import type { MomentProps } from './moments'

/** Six switches. A rule that is broken is red whatever its check says, until it is restored. */
export function BreakIt(props: MomentProps) {
  const { states, findings, busy, failure } = useBreaches(props.closed === null)

  return (
    <div className="grid gap-4">
      <p className="max-w-[75ch] text-quiet">{props.words.break.text}</p>
      <p role="alert" className="text-wrong empty:hidden">
        {failure && props.words.failed}
        {failure?.said && (
          <span className="mt-1 block text-sm [overflow-wrap:anywhere]">
            {typeof failure.said === 'string' ? failure.said : failure.said[props.language]}
          </span>
        )}
      </p>
      <ul className="grid gap-2 proof:grid-cols-2">
        {states.map((state) => (
          <Rule
            key={state.name}
            {...props}
            state={state}
            finding={findings[state.row]}
            busy={busy === state.name}
            held={busy !== null}
          />
        ))}
      </ul>
    </div>
  )
}

type RuleProps = MomentProps & { state: BreachState; finding?: Finding; busy: boolean; held: boolean }

function Rule({ state, finding, busy, held, words: { break: words }, language, closed }: RuleProps) {
  const { name, row, finds, broken } = state
  const red = broken !== false || finding?.verdict === 'failed'
  const green = !red && finding?.verdict === 'passed'
  const Icon = busy ? LoaderCircle : red ? OctagonX : Check

  return (
    <li className={`grid gap-2 rounded-control border p-3 ${red ? 'border-wrong bg-wrong-wash' : 'border-line'}`}>
      <div className="flex flex-wrap items-center gap-3">
        <b className="mr-auto">{words.names[name]}</b>
        <span className={`flex items-center gap-1.5 font-bold text-sm ${red ? 'text-wrong' : 'text-good'}`}>
          {(busy || red || green) && <Icon size={16} aria-hidden className={busy ? 'animate-spin' : ''} />}
          {busy ? words.checking : broken === null ? words.unknown : broken ? words.broken : words.whole}
        </span>
        <SteerButton
          onPress={() => switchRule(state, !broken)}
          closed={closed !== null || broken === null}
          busy={held}
          className="button-calm"
        >
          {broken ? words.restore : words.break}
          <span className="sr-only">: {words.names[name]}</span>
        </SteerButton>
      </div>
      {finding && (
        <p role="status" className={`text-sm ${red ? 'text-wrong' : 'text-good'}`}>
          {broken && !finding.codes.includes(finds)
            ? words.unseen
            : fill(finding.verdict === 'passed' ? words.green : words.red, {
                row,
                figure: finding.figure?.[language] ?? '',
              })}
        </p>
      )}
      {broken && <p className="font-bold">{words.means[name]}</p>}
      {red && finding && (
        <ul className="grid gap-1 rounded-control bg-night p-3 font-mono text-sm text-white empty:hidden">
          {finding.evidence
            .filter((line) => line.startsWith('✗'))
            .slice(0, 5)
            .map((line) => (
              <li key={line} className="[overflow-wrap:anywhere]">
                {line}
              </li>
            ))}
        </ul>
      )}
    </li>
  )
}
