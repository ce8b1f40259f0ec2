import { expect, test } from '../fixtures/scenario'

/** Each is broken, seen to be red, mended, seen to be green, with few people: the gate's evidence stage sends them all. */
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

    const judged = steps.filter(({ note }) => note?.word === 'figure')
    expect(judged.map(({ code, note }) => [code, note?.values?.row])).toEqual([
      ['failed', row],
      ['passed', row],
    ])
  })
