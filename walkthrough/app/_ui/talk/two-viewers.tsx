'use client'

import { Users } from 'lucide-react'
import { useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { MomentProps } from '../moments/moments'
import { readableClaim } from '../readable-claim'
import { steer } from '../steer'
import { SteerButton } from '../steer-button'
import { readSpecimen, type Specimen } from '../token/specimen'

/** What a tap gives a token of its own. */
const OF_THE_TAP = ['jti', 'iat', 'exp']

/** Two real tokens side by side. */
export function TwoViewers({ words: { viewers: words, failed }, closed }: MomentProps) {
  const [pair, setPair] = useState<[Specimen, Specimen] | null>(null)
  const [state, setState] = useState<'idle' | 'taking' | 'failed'>('idle')

  async function take() {
    setState('taking')
    const [one, other] = [await mint(), await mint()]
    setPair(one && other ? [one, other] : null)
    setState(one && other ? 'idle' : 'failed')
  }

  return (
    <div className="grid gap-4">
      <p className="max-w-[75ch] text-quiet">{words.text}</p>
      <SteerButton
        onPress={take}
        closed={closed !== null}
        busy={state === 'taking'}
        className="button-strong justify-self-start"
      >
        <Users size={17} aria-hidden />
        {state === 'taking' ? words.taking : words.take}
      </SteerButton>
      <p role="alert" className="text-wrong empty:hidden">
        {state === 'failed' && failed}
      </p>
      {pair && <Comparison pair={pair} words={words} />}
    </div>
  )
}

function Comparison({
  pair: [one, other],
  words,
}: {
  pair: [Specimen, Specimen]
  words: Messages['moments']['viewers']
}) {
  const claims = [...new Set([...Object.keys(one.claims), ...Object.keys(other.claims)])]
  const differs = (claim: string) => JSON.stringify(one.claims[claim]) !== JSON.stringify(other.claims[claim])
  const wrong = claims.filter((claim) => differs(claim) && !OF_THE_TAP.includes(claim))
  const same = claims.filter((claim) => !differs(claim)).length

  return (
    <>
      <p role="status" className={`font-bold ${wrong.length > 0 ? 'text-wrong' : 'text-good'}`}>
        {wrong.length > 0 ? fill(words.more, { claims: wrong.join(', ') }) : fill(words.onlyTap, { same })}
      </p>
      <div className="overflow-x-auto">
        <table className="w-full text-left text-sm">
          <thead>
            <tr className="text-quiet">
              <th scope="col" className="p-2">
                {words.claim}
              </th>
              <th scope="col" className="p-2">
                {words.one}
              </th>
              <th scope="col" className="p-2">
                {words.other}
              </th>
              <th scope="col" className="p-2">
                {words.same}/{words.different}
              </th>
            </tr>
          </thead>
          <tbody>
            {claims.map((claim) => (
              <tr key={claim} className={`border-line border-t ${differs(claim) ? 'bg-warn-wash' : ''}`}>
                <th scope="row" className="p-2 font-mono">
                  {claim}
                </th>
                {[one, other].map((specimen, index) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: the first viewer and the second
                    key={index}
                    className="p-2 font-mono [overflow-wrap:anywhere]"
                  >
                    {readableClaim(claim, specimen.claims[claim])}
                  </td>
                ))}
                <td className="p-2 font-bold">{differs(claim) ? words.different : words.same}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** As the token lens takes one: by a tap of a viewer of its own. */
async function mint(): Promise<Specimen | null> {
  const answer = await steer('/api/specimen').catch(() => null)
  const { token } = answer?.ok ? await answer.json() : { token: null }

  return typeof token === 'string' ? readSpecimen(token) : null
}
