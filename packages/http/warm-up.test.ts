import { expect, test } from 'vitest'
import { warmUp } from './warm-up'

test('the front page is requested under its own host before the process continues', async () => {
  const page = await warmUp({
    origin: 'https://pasar.example',
    handle: ({ url, headers }, response) =>
      setImmediate(() => response.setHeader('link', `<${headers.host}${url}>`).end('a page')),
  })

  expect(page).toBe('<pasar.example/>\na page')
})

test('a failed front page does not stop the start', async () => {
  const failing = warmUp({ origin: 'http://localhost:3001', handle: (_, __, { onFailed }) => onFailed('away') })

  await expect(failing).resolves.toBe('')
})
