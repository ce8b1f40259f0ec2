'use client'

import { Check, LoaderCircle, OctagonX } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import type { Messages } from '@/i18n/messages'
import type { MomentProps } from '../moments/moments'
import { SteerButton } from '../steer-button'
import { switchRule, useBreaches } from './use-breaches'

/** The rule that the talk breaks: it needs one system, and its check takes two seconds. */
const RULE = 'an-order-in-the-feed'

type BreakBeatProps = Omit<MomentProps, 'words'> & { words: Messages['talk']; moments: Messages['moments'] }

/** Breaks a rule as the beat begins, shows what its check finds, and restores it at the latest as the beat ends. */
export function BreakBeat({ words, moments, closed }: BreakBeatProps) {
  const { states, findings, busy, failure } = useBreaches(closed === null)
  const rule = states.find(({ name }) => name === RULE)
  const isKnown = rule !== undefined
  const set = useEffectEvent((broken: boolean) => {
    if (rule && closed === null) void switchRule(rule, broken)
  })
  useEffect(() => {
    if (!isKnown) return
    set(true)

    return () => set(false)
  }, [isKnown])
  const finding = rule && findings[rule.row]
  const broken = rule?.broken !== false
  const Icon = busy ? LoaderCircle : broken ? OctagonX : Check

  return (
    <div className="grid gap-3">
      <h2 className={`flex items-center gap-3 text-2xl ${broken ? 'text-wrong' : 'text-good'}`}>
        <Icon size={28} aria-hidden className={busy ? 'animate-spin' : ''} />
        {busy ? (broken ? words.breaking : words.restoring) : broken ? words.broken : words.healed}
      </h2>
      {broken && <p className="text-lg">{moments.break.means[RULE]}</p>}
      <ul className="grid gap-1 rounded-control bg-night p-3 font-mono text-sm text-white empty:hidden">
        {broken &&
          finding?.evidence
            .filter((line) => line.startsWith('✗'))
            .slice(0, 2)
            .map((line) => (
              <li key={line} className="[overflow-wrap:anywhere]">
                {line}
              </li>
            ))}
      </ul>
      <p role="alert" className="text-wrong empty:hidden">
        {closed ?? (failure && moments.failed)}
      </p>
      <SteerButton
        onPress={() => rule && switchRule(rule, !broken)}
        closed={closed !== null || !isKnown}
        busy={busy !== null}
        className="button-calm justify-self-start"
      >
        {broken ? moments.break.restore : moments.break.break}
      </SteerButton>
    </div>
  )
}
