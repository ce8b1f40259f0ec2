import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { beginLink } from '../../../tools/dev/begin-link'
import { serveControl } from '../testing/serve-control'
import { SESSION_KEY, setEnvironment } from '../testing/set-environment'
import { answerOf } from './testing/answer-of'

const ORIGIN = 'http://jembatan.localhost:3003'

const begin = answerOf('GET /begin')
const openRoom = answerOf('POST /api/room')
const signOut = answerOf('POST /sign-out')

let devControl: Awaited<ReturnType<typeof serveControl>>
beforeAll(async () => {
  setEnvironment({ demo: true })
  devControl = await serveControl({ 'PUT /room': () => ({ open: true, addresses: [] }), 'DELETE /room': () => ({}) })
  process.env.WALKTHROUGH_DEV_CONTROL_ADDRESS = devControl.address
  process.env.WALKTHROUGH_DEV_CONTROL_KEY = 'd4'.repeat(32)
})
afterAll(() => devControl.close())

test('the phones’ address closes with its presenter’s session', async () => {
  const link = await beginLink({ WALKTHROUGH_ORIGIN: ORIGIN, WALKTHROUGH_SESSION_KEY: SESSION_KEY }, '/')
  const cookie = (await begin(new Request(link))).headers.get('set-cookie')?.split(';')[0] ?? ''
  const post = (body?: string) => new Request(`${ORIGIN}/api`, { method: 'POST', headers: { cookie }, body })
  const listRequests = () => devControl.requests.map(({ request }) => request)

  const opened = await openRoom(post('{"open":true}'))
  const whilePresenting = listRequests()
  await signOut(post())

  expect([opened.status, whilePresenting]).toEqual([200, ['PUT /room']])
  await vi.waitFor(() => expect(listRequests()).toEqual(['PUT /room', 'DELETE /room']))
})
