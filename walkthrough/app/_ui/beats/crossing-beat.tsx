'use client'

import { KeyRound, Users } from 'lucide-react'
import { useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill, neverWord, wordOf } from '@/i18n/words'
import { withUnrecordedNumber } from '@/server/register/claims'
import { readSampleToken } from '@/server/sample-token/read-sample-token'
import { tokenOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { readableClaim } from '../readable-claim'
import { steer } from '../steer'
import { SteerButton } from '../steer-button'
import type { BeatProps } from '../talk/beats'

type CrossingBeatProps = BeatProps & {
  liveScreens: Messages['liveScreens']
  overview: Messages['overview']
  never: string[]
}

type Claims = Record<string, unknown>

/** The crossing at full size: struck-out data stays in the feed, and the token's facts travel. */
export function CrossingBeat({ words, liveScreens, overview, never, closed }: CrossingBeatProps) {
  const claims = useConsole(tokenOf)?.detail.message?.claims
  const [viewers, setViewers] = useState<[Claims, Claims] | null>(null)
  const facts = viewers
    ? compare(viewers)
    : claims && withUnrecordedNumber(claims).map(([name, value]) => ({ name, values: [value] }))

  return (
    <div className="grid gap-6 lg:grid-cols-[1fr_2.4fr]">
      <div data-system="ramai" className="border-(--system-text) border-l-4 pl-4">
        <h2 className="text-xl">{words.stays}</h2>
        <ul className="mt-3 grid gap-1 text-quiet">
          {never.map((entry) => (
            <li key={entry}>
              <s>{neverWord(overview, entry)}</s>
            </li>
          ))}
        </ul>
      </div>
      <div data-system="pasar" className="grid content-start gap-3 border-(--system-text) border-l-4 pl-4">
        <h2 className="flex items-center gap-2 text-xl">
          <KeyRound size={20} aria-hidden className="shrink-0 text-(--system-text)" />
          {words.travels}
        </h2>
        {facts ? (
          <dl key={viewers ? 'two' : 'one'} className="grid gap-2 sm:grid-cols-3">
            {facts.map(({ name, values }, index) => (
              <div
                key={name}
                className={`animate-carry rounded-control border border-line p-3 [--from:-32vw] ${values.length > 1 ? 'bg-warn-wash' : 'bg-card'}`}
                style={{ animationDelay: `${index * STEP_MS}ms` }}
              >
                <dt className="text-quiet text-sm">{wordOf(liveScreens.fact, name) ?? name}</dt>
                {values.map((value) => (
                  <dd key={String(value)} className="truncate font-bold">
                    {value === undefined ? '••••' : readableClaim(name, value).replace(ORIGIN, '$1')}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        ) : (
          <p>{words.noToken}</p>
        )}
        <TwoViewers words={words} closed={closed} viewers={viewers} onTaken={setViewers} />
      </div>
    </div>
  )
}

type TwoViewersProps = Pick<BeatProps, 'words' | 'closed'> & {
  viewers: [Claims, Claims] | null
  onTaken: (viewers: [Claims, Claims]) => void
}

/** Two people tap the same item: which facts of their tokens differ. */
function TwoViewers({ words: { viewers: words, failed }, closed, viewers, onTaken }: TwoViewersProps) {
  const [state, setState] = useState<'idle' | 'taking' | 'failed'>('idle')
  const different = viewers ? compare(viewers).filter(({ values }) => values.length > 1) : []
  const wrong = different.filter(({ name }) => !OF_THE_TAP.includes(name)).map(({ name }) => name)

  async function take() {
    setState('taking')
    const [one, other] = [await mint(), await mint()]
    if (one && other) onTaken([one, other])
    setState(one && other ? 'idle' : 'failed')
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <SteerButton
        onPress={take}
        closed={closed !== null}
        busy={state === 'taking'}
        title={words.text}
        className="button-calm"
      >
        <Users size={17} aria-hidden />
        {state === 'taking' ? words.taking : words.take}
      </SteerButton>
      <p role="status" className={`font-bold ${wrong.length > 0 || state === 'failed' ? 'text-wrong' : 'text-good'}`}>
        {state === 'failed'
          ? failed
          : viewers &&
            (wrong.length > 0
              ? fill(words.more, { facts: wrong.join(', ') })
              : fill(words.onlyTap, { same: compare(viewers).length - different.length }))}
      </p>
    </div>
  )
}

/** The claims that differ for each tap. */
const OF_THE_TAP = ['jti', 'iat', 'exp']

/** Each fact with one value, or with two where the viewers' tokens differ. */
const compare = ([one, other]: [Claims, Claims]) =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => {
    const [value, otherValue] = [one[name], other[name]]

    return { name, values: JSON.stringify(value) === JSON.stringify(otherValue) ? [value] : [value, otherValue] }
  })

/** Mints a token like the token lens, by a tap of a separate viewer. */
async function mint(): Promise<Claims | null> {
  const answer = await steer('/api/sample-token').catch(() => null)
  const { token } = answer?.ok ? await answer.json() : { token: null }

  return typeof token === 'string' ? (readSampleToken(token)?.claims ?? null) : null
}

/** Returns the host name of an origin. */
const ORIGIN = /^https?:\/\/([^:/]+)(:\d+)?$/

/** Duration of the nine tiles' animation. */
const STEP_MS = 160
