'use client'

import { useState } from 'react'
import type { Jumped } from '@/server/scenario/jump-to'
import type { Companion } from '../../overview/list-windows'
import { openCompanionAt } from '../../overview/open-companion'

export type Landing = { step: number; opens: Jumped['opens']; blocked: boolean }

/** Prepares a step, and brings the window that the presenter has, or gets, to where the visitor stands. */
export function useJump(id: string, windows: Companion[]) {
  const [jumping, setJumping] = useState<number | null>(null)

  async function jump(step: number): Promise<{ jumped: Jumped; landing: Landing } | null> {
    setJumping(step)
    try {
      const answer = await fetch(`/api/scenario/${id}/jump/${step}`, { method: 'POST' })
      const jumped: Jumped = await answer.json()
      const { opens } = jumped
      const companion = windows.find(({ name }) => name === opens?.system)
      const blocked = opens !== null && companion !== undefined && !openCompanionAt(companion, windows, opens.address)

      return { jumped, landing: { step, opens, blocked } }
    } catch {
      return null
    } finally {
      setJumping(null)
    }
  }

  return { jumping, jump }
}
