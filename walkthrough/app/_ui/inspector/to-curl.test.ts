import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { maskPersonal } from '../presenter/mask-personal'
import { toCurl } from './to-curl'

const origins = { ramai: 'http://ramai', pasar: 'http://pasar', kasir: 'http://kasir' }
const whole = { origins, show: (value: unknown) => value }

const event = (message: AuditEvent['detail']['message'], carrier = 'server'): AuditEvent => ({
  system: 'pasar',
  kind: 'payment_requested',
  sequence: 1,
  previousHash: '',
  hash: '',
  at: '2026-11-25T04:00:00.000000Z',
  detail: { crossing: { flow: 'F3', from: 'pasar', to: 'kasir', carrier, verdict: 'passed' }, message },
})

test('a call between servers becomes a command that a shell reads unchanged, with any body', () => {
  const body = { order_id: 'PSR-1', name: "Jum'at; $(id)" }
  const command = toCurl(event({ method: 'POST', path: '/snap/v1/transactions', body }), whole)

  const words = execFileSync('sh', ['-c', `${command?.replace('curl', "printf '%s\\n'")}`], {
    encoding: 'utf8',
    env: { ...process.env, SERVER_KEY: 'key' },
  })

  expect(words.trim().split('\n')).toEqual([
    ...['-X', 'POST', 'http://kasir/snap/v1/transactions', '-u', 'key:'],
    ...['-H', 'content-type: application/json', '-d'],
    JSON.stringify(body),
  ])
})

test('in presenter mode it names no person and no order', () => {
  const body = { order_id: 'PSR-1', customer_name: 'Rani' }

  const command = toCurl(event({ method: 'GET', path: '/v2/PSR-1/status', body }), { origins, show: maskPersonal })

  expect(command).toContain('http://kasir/v2/')
  expect(command).not.toMatch(/PSR-1|Rani/)
})

test('browser redirects and entries without a message give no curl command', () => {
  expect(toCurl(event({ method: 'GET', path: '/h' }, 'browser'), whole)).toBeUndefined()
  expect(toCurl(event(undefined), whole)).toBeUndefined()
})
