import { expect, test } from '../fixtures/scenario'

/**
 * Each control is broken, seen red, repaired and seen green, with few people; the gate's evidence
 * stage sends all.
 */
const BREACHES = {
  'breach-an-order-in-the-feed': 2,
  'breach-one-database': 3,
  'breach-a-shared-key': 6,
  'breach-a-leaking-browser': 9,
  'breach-an-order-on-the-way-back': 10,
}

for (const [id, row] of Object.entries(BREACHES))
  test(id, async ({ program }) => {
    test.setTimeout(300_000)

    const steps = await program.play(id)

    const figures = steps.filter(({ note }) => note?.word === 'figure')
    expect(figures.map(({ code, note }) => [code, note?.values?.row])).toEqual([
      ['failed', row],
      ['passed', row],
    ])
  })
