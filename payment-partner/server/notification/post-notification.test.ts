import { afterEach, expect, test } from 'vitest'
import { openReceiver } from '../testing/open-receiver'
import { postNotification } from './post-notification'

type Receiver = Awaited<ReturnType<typeof openReceiver>>
let receiver: Receiver
afterEach(() => receiver.close())

const post = (path: string, { targets = [receiver.origin], timeoutMs = 5000 } = {}) =>
  postNotification({ url: receiver.origin + path, body: '{"order_id":"A"}', targets, timeoutMs })

test('307 and 308 are followed with the same method and body', async () => {
  receiver = await openReceiver(({ path }) =>
    path === '/a' ? { status: 307, location: '/b' } : path === '/b' ? { status: 308, location: '/c' } : 200,
  )

  const answer = await post('/a')

  expect(answer).toEqual({ code: 200, hops: 2 })
  expect(receiver.received.at(-1)).toMatchObject({ path: '/c', method: 'POST', body: '{"order_id":"A"}' })
})

test.each([301, 302, 303])('%i is not followed', async (status) => {
  receiver = await openReceiver(() => ({ status, location: '/elsewhere' }))

  expect(await post('/a')).toEqual({ code: status, hops: 0 })
  expect(receiver.received).toHaveLength(1)
})

test('a circle ends after five hops', async () => {
  receiver = await openReceiver(() => ({ status: 307, location: '/a' }))

  expect(await post('/a')).toEqual({ failure: 'too_many_redirects', hops: 5 })
  expect(receiver.received).toHaveLength(6)
})

test('an origin that is not listed is never called', async () => {
  receiver = await openReceiver()

  expect(await post('/a', { targets: ['http://127.0.0.1:1'] })).toEqual({ failure: 'target_not_allowed', hops: 0 })
  expect(receiver.received).toEqual([])
})

test('a redirect does not lead past the list', async () => {
  receiver = await openReceiver(() => ({ status: 307, location: 'http://169.254.169.254/latest/meta-data' }))

  expect(await post('/a')).toEqual({ failure: 'target_not_allowed', hops: 1 })
})

test('a merchant who never answers is a timeout', async () => {
  receiver = await openReceiver(() => 'never')

  expect(await post('/a', { timeoutMs: 100 })).toEqual({ failure: 'timeout', hops: 0 })
})

test('an unreachable merchant counts as no answer', async () => {
  receiver = await openReceiver()
  const closed = await openReceiver()
  await closed.close()

  const answer = await postNotification({ url: closed.origin, body: '{}', targets: [closed.origin], timeoutMs: 5000 })

  expect(answer).toEqual({ failure: 'no_answer', hops: 0 })
})
