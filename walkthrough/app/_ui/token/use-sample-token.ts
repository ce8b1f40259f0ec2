'use client'

import { useState } from 'react'
import { changeOneLetter } from '@/server/specimen/change-one-letter'
import type { ShopVerdict } from '@/server/specimen/check-at-shop'
import { readSpecimen, type Specimen } from '@/server/specimen/read-specimen'
import { steer } from '../steer'

export type ShopAnswer = { verdict: ShopVerdict; place: number | null }

type State = {
  specimen: Specimen | null
  /** The index of the changed letter, if any. */
  place: number | null
  answer: ShopAnswer | null
  busy: 'minting' | 'asking' | null
  failed: 'down' | 'refused' | null
}

const EMPTY: State = { specimen: null, place: null, answer: null, busy: null, failed: null }

/** A sample token with at most one changed letter, and the shop's response. */
export function useSpecimen() {
  const [state, setState] = useState(EMPTY)
  const change = (next: Partial<State>) => setState((now) => ({ ...now, ...next }))

  async function mint() {
    change({ busy: 'minting', failed: null })
    const response = await steer('/api/specimen').catch(() => null)
    const { token, error } = response ? await response.json() : { token: null, error: 'specimen_down' }
    const specimen = typeof token === 'string' ? readSpecimen(token) : null
    setState(specimen ? { ...EMPTY, specimen } : { ...EMPTY, failed: error === 'specimen_down' ? 'down' : 'refused' })
  }

  async function show(place: number | null) {
    const { specimen } = state
    if (!specimen) return
    change({ busy: 'asking', place })
    const token = place === null ? specimen.token : changeOneLetter(specimen.token, place)
    const response = await steer('/api/specimen/check', { token }).catch(() => null)
    const verdict: ShopVerdict = response?.ok ? await response.json() : { verdict: 'down' }
    change({ busy: null, answer: { verdict, place } })
  }

  return { ...state, mint, show, restore: () => change({ place: null, answer: null }) }
}
