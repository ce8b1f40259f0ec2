import { expect, test } from 'vitest'
import { everyRoutePath, findRoute } from '@/app/testing/find-route'
import { describedPath } from '@/app/testing/hold-against-description'
import { describeApi } from '@/server/openapi/describe-api'
import { operations } from '@/server/openapi/operations'

const PUBLIC = /^\/(v1|v2|snap\/v1|reports)\//

const publicRoutes = everyRoutePath.filter((path) => PUBLIC.test(path) && !path.includes('[...'))
const described = describeApi('http://kasir.test')
const operationsOf = (path: string) => operations.filter((operation) => operation.path === describedPath(path))

test('every public route is described, and whatever is described has a route', () => {
  expect(Object.keys(described.paths).sort()).toEqual(publicRoutes.map(describedPath).sort())
})

test('a described call is one that its route answers', async () => {
  for (const path of publicRoutes) {
    const answered = Object.keys((await findRoute(path)?.load()) ?? {}).filter((name) => /^[A-Z]+$/.test(name))

    expect([path, answered]).toEqual([path, operationsOf(path).map(({ method }) => method.toUpperCase())])
  }
})

test('every operation has a name of its own, and an answer to a wrong key', () => {
  const names = Object.values(described.paths).flatMap((path) =>
    Object.values(path).map((operation) => Reflect.get(operation, 'operationId')),
  )

  expect(new Set(names).size).toBe(operations.length)
  expect(names).toContain('postV2IdRefundOnlineDirect')
  expect(operations.filter(({ key, answers }) => key !== 'none' && !('401' in answers))).toEqual([])
})

test('whatever the document refers to is in it', () => {
  const references = [...JSON.stringify(described).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]

  expect(references.length).toBeGreaterThan(0)
  for (const [, id = ''] of references) expect(Object.keys(described.components.schemas)).toContain(id)
  expect(JSON.stringify(described)).not.toContain('$defs')
})
