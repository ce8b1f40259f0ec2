'use client'

import { Check, CircleHelp, LoaderCircle, OctagonX } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { fill } from '@/i18n/words'
import type { BreachName, BreachState } from '@/server/breach/breaches'
import { switchRule, useBreaches } from '../breach/use-breaches'
import { maskText } from '../presenter/mask-personal'
import { usePresenting } from '../presenter/use-presenting'
import { SteerButton } from '../steer-button'
import type { BeatProps } from '../talk/beats'

/** The default rule: it needs one system, and its check takes two seconds. */
const FIRST: BreachName = 'an-order-in-the-feed'
/** Maximum leaks in the table. */
const MOST_LEAKS = 2

/** Breaks the default rule when the beat begins; the presenter can choose another rule. */
export function BreakBeat(props: BeatProps) {
  const { words, closed } = props
  const { states, failure } = useBreaches(closed === null)
  const [chosen, choose] = useState<BreachName>(FIRST)
  const rule = states.find(({ name }) => name === chosen)

  return (
    <div className="grid gap-3">
      <fieldset aria-label={words.break.rules} disabled={closed !== null} className="flex flex-wrap gap-1">
        {states.map(({ name, broken }) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === chosen}
            onClick={() => choose(name)}
            className={`button button-calm px-3 text-sm ${broken ? 'text-wrong' : ''}`}
          >
            {words.break.names[name]}
          </button>
        ))}
      </fieldset>
      {rule && <Rule key={chosen} {...props} rule={rule} />}
      <p role="alert" className="text-wrong empty:hidden">
        {closed ?? (failure && words.failed)}
        {failure?.message && (
          <span className="block text-sm room:hidden">
            {typeof failure.message === 'string' ? failure.message : failure.message[props.language]}
          </span>
        )}
      </p>
    </div>
  )
}

type RuleProps = BeatProps & { rule: BreachState }

/**
 * Breaks one rule while it is mounted. Red until the rule is restored, independent of the check.
 */
function Rule({ rule, words: { break: words }, language, closed }: RuleProps) {
  const { name, row, finds } = rule
  const { findings, busy } = useBreaches(false)
  const masked = usePresenting()
  const set = useEffectEvent((broken: boolean, isChecked: boolean) => {
    if (closed === null) switchRule(rule, broken, { isChecked })
  })
  useEffect(() => {
    set(true, true)

    return () => set(false, false)
  }, [])
  const broken = rule.broken !== false
  const finding = findings[row]
  const leaks = finding?.leaks.filter(({ code }) => code === finds) ?? []
  const lines = leaks.map(({ values }) => fill(words.leaked[name], values))
  const isUnseen = broken && finding && leaks.length === 0
  const values = {
    row,
    code: finds,
    clauses: finding?.clauses?.[language] ?? '',
    figure: finding?.figure?.[language] ?? '',
  }
  const isUnknown = rule.broken === null
  const Icon = busy === name ? LoaderCircle : isUnknown ? CircleHelp : broken ? OctagonX : Check

  return (
    <>
      <h2 className={`flex items-center gap-3 text-2xl ${broken ? 'text-wrong' : 'text-good'}`}>
        <Icon size={28} aria-hidden className={busy === name ? 'animate-spin' : ''} />
        {busy === name
          ? words[broken ? 'breaking' : 'restoring']
          : words[isUnknown ? 'unknown' : broken ? 'broken' : 'healed']}
      </h2>
      {broken && <p className="text-lg">{words.means[name]}</p>}
      {finding && (
        <p role="status" className={`${broken ? 'text-wrong' : 'text-good'} ${isUnseen ? '' : 'room:hidden'}`}>
          {isUnseen ? words.unseen : fill(finding.verdict === 'passed' ? words.green : words.red, values)}
        </p>
      )}
      <ul className="grid gap-1 rounded-control bg-night p-3 font-mono text-sm text-white empty:hidden">
        {broken &&
          [...new Set(lines)].slice(0, MOST_LEAKS).map((line) => (
            <li key={line} className="[overflow-wrap:anywhere]">
              {masked ? maskText(line) : line}
            </li>
          ))}
      </ul>
      <SteerButton
        onPress={() => switchRule(rule, !broken)}
        closed={closed !== null}
        busy={busy === name}
        className="button-calm justify-self-start"
      >
        {broken ? words.restore : words.break}
      </SteerButton>
    </>
  )
}
