import { expect, test } from 'vitest'
import { localPath } from './local-path'

test.each(['/', '/console?words=a', '/snap/v3/redirection/token/card', '/console/reports'])('%s is our own', (path) => {
  expect(localPath(path)).toBe(path)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '/.//evil.example',
  '/console\u0000',
  '/console\ud800',
  'https://evil.example/',
  'javascript:alert(1)',
  '',
  null,
  new File([], '/console'),
])('%j leads to the beginning, and to no other site', (path) => {
  expect(localPath(path)).toBe('/')
})

test('a line break cannot end the header', () => {
  expect(localPath('/console\r\nset-cookie: a=b')).not.toMatch(/[\r\n]/)
})
