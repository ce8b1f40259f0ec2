import { expect, test } from '../fixtures/scenario'

test('ramai-stopped', async ({ play }) => {
  test.setTimeout(150_000)

  const steps = await play('ramai-stopped')

  await expect(steps.nth(3)).toContainText('Lampunya padam.')
  await expect(steps.nth(10)).toContainText('Tercatat lunas 1 kali.')
})

test('pasar-stopped', async ({ play }) => {
  test.setTimeout(150_000)

  const steps = await play('pasar-stopped')

  await expect(steps.nth(2)).toContainText('→ 200')
})
