'use client'

import { useState } from 'react'
import type { JumpResult } from '@/server/scenario/jump-to-step'
import { steer } from '../../steer'
import type { SystemWindow } from '../../windows/list-windows'
import { openWindowAt } from '../../windows/open-window'

export type Landing = { step: number; opens: JumpResult['opens']; blocked: boolean }

/** Prepares a step and opens its page in the presenter's window of that system. */
export function useJump(id: string, windows: SystemWindow[]) {
  const [jumping, setJumping] = useState<number | null>(null)

  async function jump(step: number): Promise<{ result: JumpResult; landing: Landing } | null> {
    setJumping(step)
    try {
      const response = await steer(`/api/scenario/${id}/jump/${step}`)
      const result: JumpResult = await response.json()
      const { opens } = result
      const systemWindow = windows.find(({ name }) => name === opens?.system)
      const blocked =
        opens !== null && systemWindow !== undefined && !openWindowAt(systemWindow, windows, opens.address)

      return { result, landing: { step, opens, blocked } }
    } catch {
      return null
    } finally {
      setJumping(null)
    }
  }

  return { jumping, jump }
}
