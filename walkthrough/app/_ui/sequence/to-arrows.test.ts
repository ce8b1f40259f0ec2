import { expect, test } from 'vitest'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { toArrows } from './to-arrows'

const event = (system: AuditEvent['system'], crossing: AuditEvent['detail']['crossing']): AuditEvent => ({
  system,
  sequence: 1,
  previousHash: '',
  hash: '',
  at: '2026-11-25T04:00:00.000000Z',
  kind: 'any',
  detail: { crossing },
})

const token = { flow: 'F2', from: 'ramai', to: 'pasar', carrier: 'browser', verdict: 'passed' }

test('a message through the browser is two arrows, one for each side’s event, and never one from feed to shop', () => {
  const arrows = toArrows([event('ramai', token), event('pasar', token)])

  expect(arrows.map(({ from, to }) => [from, to])).toEqual([
    ['ramai', 'browser'],
    ['browser', 'pasar'],
  ])
})

test('a call from server to server is one arrow, and what crosses nothing is none', () => {
  const request = { flow: 'F3', from: 'pasar', to: 'kasir', carrier: 'server', verdict: 'refused' }

  const arrows = toArrows([event('pasar', request), event('pasar', undefined)])

  expect(arrows).toMatchObject([{ from: 'pasar', to: 'kasir', passed: false }])
})

test('a call that both ends record is drawn once, and a lost notification is drawn from its sender’s event', () => {
  const request = { flow: 'F3', from: 'pasar', to: 'kasir', carrier: 'server', verdict: 'passed' }
  const notification = { flow: 'F4', from: 'kasir', to: 'pasar', carrier: 'server', verdict: 'passed' }

  const arrows = toArrows([
    ...[event('pasar', request), event('kasir', request)],
    ...[
      event('kasir', notification),
      event('pasar', notification),
      event('kasir', { ...notification, verdict: 'refused' }),
    ],
  ])

  expect(arrows.map(({ system, flow }) => `${system} ${flow}`)).toEqual(['pasar F3', 'pasar F4', 'kasir F4'])
})
