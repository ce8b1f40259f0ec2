import { expect, test } from 'vitest'
import { describeApi } from '@/server/openapi/describe-api'
import { operations } from '@/server/openapi/operations'
import { endpoints } from './endpoints'
import { describedPath } from './testing/hold-against-description'

const PUBLIC = /^\/(v1|v1\.0|v2|snap\/v1|iris\/api\/v1|reports)\//

const published = endpoints.filter(({ path }) => PUBLIC.test(path) && !path.includes('[...'))
const described = describeApi('http://kasir.test')
const operationsOf = (path: string) => operations.filter((operation) => operation.path === describedPath(path))

test('the description and the public endpoints are equal', () => {
  const paths = new Set(published.map(({ path }) => describedPath(path)))

  expect(Object.keys(described.paths).sort()).toEqual([...paths].sort())
})

test.each(published)('the described calls of $path are answered', ({ path, methods }) => {
  expect(operationsOf(path).map(({ method }) => method.toUpperCase())).toEqual(expect.arrayContaining(methods))
})

test('every operation has a name of its own, and an answer to a wrong key', () => {
  const names = Object.values(described.paths).flatMap((path) =>
    Object.values(path).map((operation) => Reflect.get(operation, 'operationId')),
  )

  expect(new Set(names).size).toBe(operations.length)
  expect(names).toContain('postV2IdRefundOnlineDirect')
  expect(operations.filter(({ key, answers }) => key !== 'none' && !('401' in answers))).toEqual([])
})

test('the document contains everything that it refers to', () => {
  const references = [...JSON.stringify(described).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]

  expect(references.length).toBeGreaterThan(0)
  for (const [, id = ''] of references) expect(Object.keys(described.components.schemas)).toContain(id)
  expect(JSON.stringify(described)).not.toContain('$defs')
})
