import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as later } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Refusal } from './request-guard'
import { awaitAction, noteAction, noteMissing, noteUnavailable, orUnavailable, refuseInstead } from './unavailable'

/** Returns a browser's view of a response from a system whose pages `handle` writes. */
async function askOf(handle: RequestListener, within?: number, headers: Record<string, string> = {}) {
  const server = createServer((request, response) => {
    response.setHeader('x-request-id', 'the-request')
    const instead = (refusal?: Refusal) =>
      void (refusal
        ? response.writeHead(refusal.status).end(refusal.code)
        : response.writeHead(503, { 'retry-after': '5' }).end('away'))
    orUnavailable({ requestId: 'the-request', response, instead, within }, (view) =>
      handle(request, view as typeof response),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { headers })

  return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() }
}

/** Fails like Next while it renders a page: a status, headers and a body in pieces. */
const failLikeNext: RequestListener = async (_, response) => {
  await later()
  response.statusCode = 500
  response.setHeader('x-of-the-failure', 'yes')
  response.flushHeaders()
  response.write('<html>')
  await new Promise<void>((resolve) => response.end('</html>', resolve))
}

test('a page that failed for an unavailable database is replaced, without details of the failure', async () => {
  const { status, headers, text } = await askOf(async (request, response) => {
    await later()
    noteUnavailable('the-request')
    failLikeNext(request, response)
  })

  expect([status, text]).toEqual([503, 'away'])
  expect(headers).toMatchObject({ 'retry-after': '5', 'x-request-id': 'the-request' })
  expect(headers).not.toHaveProperty('x-of-the-failure')
})

test('any other failure is unchanged', async () => {
  expect(await askOf(failLikeNext)).toMatchObject({ status: 500, text: '<html></html>' })
})

test('a successful response is unchanged too', async () => {
  const answer = await askOf((_, response) => {
    noteUnavailable('the-request')
    response.end('from a cache')
  })

  expect(answer).toMatchObject({ status: 200, text: 'from a cache' })
})

test('a page that reports a missing record is a 404 as a document, but not for a page’s scripts', async () => {
  const answerMissing: RequestListener = (_, response) => {
    noteMissing('the-request')
    response.write('<html>')
    response.end('no such order</html>')
  }

  expect(await askOf(answerMissing)).toMatchObject({ status: 404, text: '<html>no such order</html>' })
  expect(await askOf(answerMissing, undefined, { rsc: '1' })).toMatchObject({ status: 200 })
  expect(await askOf(answerMissing, undefined, { 'next-action': 'x' })).toMatchObject({ status: 200 })
})

test('a response that never begins is given up, and its later output is dropped', async () => {
  let writeLate = () => {}
  const answer = await askOf((_, response) => {
    writeLate = () => void response.writeHead(200).end('too late')
  }, 20)

  expect(answer).toMatchObject({ status: 503, text: 'away' })
  expect(writeLate).not.toThrow()
})

/** Refuses like Next a form that it cannot parse, or that is for an action of another build. */
const refuseLikeNext =
  (status: number): RequestListener =>
  (_, response) => {
    awaitAction('the-request')
    response.writeHead(status, { 'content-type': 'text/plain' }).end('Internal Server Error')
  }

test('a form that no action could parse is refused with a code', async () => {
  expect(await askOf(refuseLikeNext(500))).toMatchObject({ status: 400, text: 'form_malformed' })
})

test('an action of another build is refused by Next itself', async () => {
  expect(await askOf(refuseLikeNext(404), undefined, { 'next-action': 'previous' })).toMatchObject({ status: 404 })
})

test('an action that fails is no malformed form', async () => {
  const { status } = await askOf((request, response) => {
    awaitAction('the-request')
    noteAction('the-request')
    return failLikeNext(request, response)
  })

  expect(status).toBe(500)
})

test('a refusal during the response replaces it', async () => {
  const { status, text } = await askOf((_, response) => {
    refuseInstead('the-request', { code: 'not_found', status: 404 })
    response.writeHead(200).end('{}')
  })

  expect([status, text]).toEqual([404, 'not_found'])
})
