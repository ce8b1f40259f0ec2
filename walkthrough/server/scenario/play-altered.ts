import { changeOneLetter } from '../specimen/change-one-letter'
import { showToShop } from '../specimen/show-to-shop'
import type { PlayedStep, Stage } from './play'
import { hostOf, tapInFeed } from './visitor'

/** One letter in each of the three parts, one after the other; the shop says the same to all of them. */
export async function playAltered(stage: Stage): Promise<PlayedStep[]> {
  const { token, step } = await tapInFeed(stage)
  const steps = [step]
  for (const part of [0, 1, 2]) {
    const altered = changeOneLetter(token, middleOf(token, part))
    const shown = await showToShop({
      pasar: stage.pasar.address,
      host: hostOf(stage.pasar),
      token: altered,
      language: 'id',
    })
    const code = shown.verdict === 'refused' ? shown.code : undefined
    const status = shown.verdict === 'down' ? 0 : shown.status
    steps.push({ act: 'change', to: 'pasar', request: 'GET /h', status, code, asExpected: code === 'handoff_invalid' })
  }

  return steps
}

function middleOf(token: string, part: number) {
  const parts = token.split('.')
  const before = parts.slice(0, part).reduce((length, text) => length + text.length + 1, 0)

  return before + Math.floor((parts[part]?.length ?? 0) / 2)
}
