import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { builtActions } from './built-actions'

const SIGN_IN = '40'.repeat(21)

/** In the form in which `next build` writes it. */
async function writeBuild() {
  const folder = await mkdtemp(join(tmpdir(), 'built-actions-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const write = (file: string, content: object) => writeFile(join(folder, file), JSON.stringify(content))
  await mkdir(join(folder, 'server'))
  await write('app-path-routes-manifest.json', { '/(open)/sign-in/page': '/sign-in', '/page': '/' })
  await write('server/server-reference-manifest.json', {
    node: { [SIGN_IN]: { workers: { 'app/(open)/sign-in/page': { moduleId: 1 } } } },
  })

  return folder
}

test.each([
  ['at its own page', '/sign-in', SIGN_IN, 'answered'],
  ['at another page', '/', SIGN_IN, 'missing'],
  ['of another build', '/', '41'.repeat(21), 'answered'],
  ['that is none', '/', undefined, 'answered'],
])('an action %s', async (_where, pattern, action, expected) => {
  const outcomes: string[] = []
  const handle = await builtActions(await writeBuild(), () => outcomes.push('answered'))
  const request = { headers: action ? { 'next-action': action } : {} } as IncomingMessage

  handle(request, {} as ServerResponse, {
    ...{ pattern, params: {}, leaving: new AbortController().signal, onFailed: () => {} },
    onMissing: () => outcomes.push('missing'),
  })

  expect(outcomes).toEqual([expected])
})
