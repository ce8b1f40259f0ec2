import { expect, test } from '../fixtures/scenario'

test('ramai-stopped', async ({ program }) => {
  test.setTimeout(150_000)

  const steps = await program.play('ramai-stopped')

  expect(steps[4]).toMatchObject({ status: 0, note: { word: 'lightOut' } })
  expect(steps[11]?.note).toEqual({ word: 'paidTimes', values: { times: 1 } })
})

test('pasar-stopped', async ({ program }) => {
  test.setTimeout(150_000)

  const steps = await program.play('pasar-stopped')

  expect(steps[2]).toMatchObject({ status: 200 })
})
