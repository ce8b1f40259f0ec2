'use client'

import { useSyncExternalStore } from 'react'
import { type Run, readRun, watchRun } from './evidence-store'

const NOT_RUN: Run = { state: 'idle', findings: [], sum: null, since: 0 }

export const useRun = (): Run => useSyncExternalStore(watchRun, readRun, () => NOT_RUN)
