import { expect, test } from 'vitest'
import { caseDecision } from './input'

const untold = { id: '0b8ff1f4-6f2a-4b0c-9d0a-111111111111', reason: '', note: '' }

test('a takedown needs a reason, and keeping needs none', () => {
  const takenDown = caseDecision.safeParse({ ...untold, decision: 'take_down' })
  const keepDecision = caseDecision.safeParse({ ...untold, decision: 'keep' })

  expect(takenDown.error?.issues).toMatchObject([
    { path: ['reason'], message: 'reason_missing' },
    { path: ['note'], message: 'note_too_short' },
  ])
  expect(keepDecision.success).toBe(true)
})
