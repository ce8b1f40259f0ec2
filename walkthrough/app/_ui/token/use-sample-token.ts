'use client'

import { useState } from 'react'
import { changeOneLetter } from '@/server/sample-token/change-one-letter'
import type { ShopVerdict } from '@/server/sample-token/check-at-shop'
import { readSampleToken, type SampleToken } from '@/server/sample-token/read-sample-token'
import { steer } from '../steer'

export type ShopAnswer = { verdict: ShopVerdict; place: number | null }

type State = {
  sampleToken: SampleToken | null
  /** The index of the changed letter, if any. */
  place: number | null
  answer: ShopAnswer | null
  busy: 'minting' | 'asking' | null
  failed: 'down' | 'refused' | null
}

const EMPTY: State = { sampleToken: null, place: null, answer: null, busy: null, failed: null }

/** A sample token with at most one changed letter, and the shop's response. */
export function useSampleToken() {
  const [state, setState] = useState(EMPTY)
  const change = (next: Partial<State>) => setState((now) => ({ ...now, ...next }))

  async function mint() {
    change({ busy: 'minting', failed: null })
    const response = await steer('/api/sample-token').catch(() => null)
    const { token, error } = response ? await response.json() : { token: null, error: 'sample_token_down' }
    const sampleToken = typeof token === 'string' ? readSampleToken(token) : null
    setState(
      sampleToken
        ? { ...EMPTY, sampleToken }
        : { ...EMPTY, failed: error === 'sample_token_down' ? 'down' : 'refused' },
    )
  }

  async function show(place: number | null) {
    const { sampleToken } = state
    if (!sampleToken) return
    change({ busy: 'asking', place })
    const token = place === null ? sampleToken.token : changeOneLetter(sampleToken.token, place)
    const response = await steer('/api/sample-token/check', { token }).catch(() => null)
    const verdict: ShopVerdict = response?.ok ? await response.json() : { verdict: 'down' }
    change({ busy: null, answer: { verdict, place } })
  }

  return { ...state, mint, show, restore: () => change({ place: null, answer: null }) }
}
