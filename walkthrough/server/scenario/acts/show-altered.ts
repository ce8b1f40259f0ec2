import { changeOneLetter } from '../../specimen/change-one-letter'
import type { Act } from '../act'
import { held } from '../scene'
import { showToken } from './show'

const PARTS = { changeHeader: 0, changePayload: 1, changeSignature: 2 } as const

/** One letter in the middle of one part. The shop says the same to all of them. */
export const showAltered = (name: keyof typeof PARTS): Act => ({
  name,
  to: 'pasar',
  does: async (scene) => {
    const token = held(scene, 'token')
    const altered = changeOneLetter(token, middleOf(token, PARTS[name]))

    return showToken(scene, altered, { status: 400, code: 'handoff_invalid' })
  },
})

function middleOf(token: string, part: number) {
  const parts = token.split('.')
  const before = parts.slice(0, part).reduce((length, text) => length + text.length + 1, 0)

  return before + Math.floor((parts[part]?.length ?? 0) / 2)
}
