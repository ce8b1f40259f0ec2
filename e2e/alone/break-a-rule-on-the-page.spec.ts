import { expect, test } from '../fixtures/scenario'

test('breach-a-tenth-claim', async ({ play }) => {
  test.setTimeout(300_000)

  const steps = await play('breach-a-tenth-claim')

  await expect(steps.filter({ hasText: 'Baris 7:' })).toHaveCount(2)
  await expect(steps.filter({ hasText: 'failed' })).toHaveCount(1)
  await expect(steps.last()).toContainText('passed')
})
