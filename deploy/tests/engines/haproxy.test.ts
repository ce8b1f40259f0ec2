import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseRegister } from '@jembatan/http/register'
import { expect, test } from 'vitest'
import { systems } from '../../../tools/dev/systems/systems'
import { renderHaproxy } from './haproxy'
import { readDeployed } from './settings'

const eachSystem = test.for(systems)

const readConfiguration = (name: string) => readDeployed('haproxy', `${name}.cfg`)

eachSystem('HAProxy of $title knows no other system', async ({ name }) => {
  const text = await readConfiguration(name)

  const others = systems.filter((system) => system.name !== name)
  expect(others.filter((other) => new RegExp(other.name, 'i').test(text))).toEqual([])
})

eachSystem('HAProxy of $title lets nobody say where a request came from, and shows no statistics', async ({ name }) => {
  const lines = (await readConfiguration(name)).split('\n').map((line) => line.trim())

  const forgotten = lines.indexOf('http-request del-header X-Forwarded- -m beg')
  expect(forgotten).toBeGreaterThan(0)
  expect(lines.indexOf('option forwardfor')).toBeGreaterThan(forgotten)
  expect(lines.filter((line) => /^(?:stats|cookie|stick)\b|set-cookie/i.test(line))).toEqual([])
})

eachSystem('HAProxy of $title takes bodies as large as its largest endpoint does', async ({ name, folder }) => {
  const { endpoints } = JSON.parse(await readFile(join(folder, 'endpoints.json'), 'utf8'))
  const largest = Math.max(
    ...parseRegister({ endpoints }).map((endpoint) => ('body' in endpoint && endpoint.body) || 0),
  )

  expect(await readConfiguration(name)).toContain(`status 413 if { req.hdr_val(content-length) gt ${largest} }`)
})

test('a copy differs in its addresses, and sends to TLS only where it has it', async () => {
  const text = await readConfiguration('pasar')
  const servers = ['127.0.0.1:1', '127.0.0.1:2']

  const plain = renderHaproxy(text, { servers, binds: ['127.0.0.1:8080'] })
  const secured = renderHaproxy(text, { servers, binds: [':443 ssl crt /srv/pasar.pem', ':80'] })

  expect(plain).toContain('  bind 127.0.0.1:8080\n')
  expect(plain).toContain('  server web1 127.0.0.1:1\n  server web2 127.0.0.1:2\n')
  expect(plain).not.toMatch(/10\.0\.|redirect|bind :443|etc\/haproxy\/un/)
  expect(secured).toContain('  bind :443 ssl crt /srv/pasar.pem\n  bind :80\n  http-request redirect scheme https')
})
