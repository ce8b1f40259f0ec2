import { expect, test } from 'vitest'
import { setEnvironment } from '../testing/set-environment'
import { answerOf } from './testing/answer-of'

setEnvironment({ demo: true })

const answer = answerOf('POST /language')

const choose = (body: BodyInit, type = 'application/x-www-form-urlencoded') =>
  answer(new Request('http://jembatan.localhost', { method: 'POST', body, headers: { 'content-type': type } }))

test('the choice of a language leads back to the page, and to no other site', async () => {
  const locations = ['/token', '//evil.example', '/\t/evil.example', '/\\evil.example', '/\0'].map(async (back) => {
    const response = await choose(new URLSearchParams({ language: 'en', back }))

    return response.headers.get('location')
  })

  expect(await Promise.all(locations)).toEqual(['/token', '/', '/', '/', '/'])
})

test.each([
  ['a body of many megabytes', 'x'.repeat(5_000_000), undefined],
  ['a multipart form that breaks off', '--b\r\ncontent-dis', 'multipart/form-data; boundary=b'],
  ['no language of ours', 'language=xx', undefined],
])('%s is refused with a code', async (_, body, type) => {
  const response = await choose(body, type)

  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: 'form_malformed' })
})
