import { z } from 'zod'
import type { Act, Seen } from '../act'
import { held, type Scene } from '../scene'

const problem = z.object({ code: z.string() })

type Expected = { status: number; code?: string }

/** The token is put before the shop's door, which looks and spends nothing. */
export const show = (expected: Expected = { status: 200 }): Act => ({
  name: 'show',
  to: 'pasar',
  does: (scene) => showToken(scene, held(scene, 'token'), expected),
})

export async function showToken({ visitor, pasar }: Scene, token: string, expected: Expected): Promise<Seen> {
  const answer = await visitor.ask(pasar, {
    path: `/h?t=${encodeURIComponent(token)}`,
    headers: { accept: 'application/problem+json' },
  })
  const code = answer.ok ? undefined : problem.safeParse(await answer.json()).data?.code
  const { status } = answer

  return {
    request: 'GET /h',
    status,
    code,
    asExpected: status === expected.status && code === expected.code,
    note: { word: answer.ok ? 'nothingSpent' : 'nothingMade' },
  }
}
