import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { root, systems } from '../../../tools/dev/systems/systems'
import { METRICS_PORT } from '../kubernetes/manifests'

const folder = join(root, 'deploy', 'observability')

const alertsSchema = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string(),
          expr: z.string(),
          for: z.string().regex(/^\d+[mh]$/),
          labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.strictObject({ summary: z.string().endsWith('.'), description: z.string().endsWith('.') }),
        }),
      ),
    }),
  ),
})

const dashboardSchema = z.object({
  uid: z.string(),
  panels: z.array(
    z.object({
      title: z.string().min(1),
      description: z.string().min(1),
      targets: z.array(z.object({ expr: z.string() })).min(1),
    }),
  ),
})

const prometheusSchema = z.strictObject({
  global: z.strictObject({ scrape_interval: z.string() }),
  rule_files: z.array(z.string()),
  scrape_configs: z.array(
    z.strictObject({
      job_name: z.string(),
      authorization: z.strictObject({ credentials_file: z.string() }),
      dns_sd_configs: z.tuple([z.strictObject({ names: z.array(z.string()), type: z.literal('A'), port: z.number() })]),
    }),
  ),
})

const NAME = /\b[a-z]+(?:_[a-z0-9]+)+\b(?=[{[\s)]|$)/g
const FUNCTIONS = new Set(['histogram_quantile'])
const ADDED = /_(count|bucket|sum|total)$/
/** Prometheus' own names, and labels. */
const KNOWN_LABELS = new Set(['http_response_status_code', 'http_route', 'job_name', 'job_outcome'])

/** Lists the figures in the sources under Prometheus' names. */
async function listFigures() {
  const sources = [
    'packages/http/telemetry.ts',
    'checkout/server/figures/observe-shop.ts',
    'checkout/server/readiness/watch-clock.ts',
    'payment-partner/server/figures/observe-gateway.ts',
    'payment-partner/server/readiness/watch-clock.ts',
    'server/figures/observe-feed.ts',
    'server/health/watch-clock.ts',
  ]
  const texts = await Promise.all(sources.map((name) => readFile(join(root, name), 'utf8')))

  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/'([a-z0-9_]+(?:\.[a-z0-9_]+)+)'/g)].map(([, name = '']) => name.replaceAll('.', '_')),
    ),
  )
}

const unknownIn = (expr: string, figures: Set<string>) =>
  (expr.replaceAll(/"[^"]*"/g, '').match(NAME) ?? []).filter(
    (name) =>
      !FUNCTIONS.has(name) && !KNOWN_LABELS.has(name) && !figures.has(name) && !figures.has(name.replace(ADDED, '')),
  )

test('every alert and every panel queries figures that a process reports', async () => {
  const figures = await listFigures()
  const names = await readdir(folder)
  const read = async (name: string) => readFile(join(folder, name), 'utf8')
  const alerts = await Promise.all(
    names.filter((name) => name.startsWith('alerts-')).map(async (name) => alertsSchema.parse(parse(await read(name)))),
  )
  const dashboards = await Promise.all(
    names
      .filter((name) => name.startsWith('dashboard-'))
      .map(async (name) => dashboardSchema.parse(JSON.parse(await read(name)))),
  )
  const expressions = [
    ...alerts.flatMap(({ groups }) => groups).flatMap(({ rules }) => rules.map(({ expr }) => expr)),
    ...dashboards.flatMap(({ panels }) => panels).flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ]

  expect(alerts).toHaveLength(3)
  expect(dashboards).toHaveLength(3)
  expect(expressions.length).toBeGreaterThan(40)
  expect(expressions.flatMap((expr) => unknownIn(expr, figures))).toEqual([])
  expect(unknownIn('rate(pasar_invented_count{job="pasar"}[5m])', figures)).toEqual(['pasar_invented_count'])
})

test('no operator’s configuration looks into two systems', async () => {
  const names = (await readdir(folder)).filter((name) => /^(alerts|dashboard|prometheus)-/.test(name))
  for (const name of names) {
    const own = /-(\w+)\./.exec(name)?.[1] ?? ''
    const text = await readFile(join(folder, name), 'utf8')
    const others = ['pasar', 'kasir', 'ramai'].filter((system) => system !== own)

    expect(
      others.filter((other) =>
        new RegExp(`job(?:="|_name: )${other}\\b|\\b${other}[_-]`).test(text.replaceAll('\\"', '"')),
      ),
    ).toEqual([])
  }
})

test.each(systems)('the Prometheus of $title asks each of its processes where its services tell', async (system) => {
  const { scrape_configs, rule_files } = prometheusSchema.parse(
    parse(await readFile(join(folder, `prometheus-${system.name}.yml`), 'utf8')),
  )
  const targets = scrape_configs.map(({ job_name, dns_sd_configs: [{ names, port }] }) => ({ job_name, names, port }))

  expect(rule_files).toEqual([`alerts-${system.name}.yml`])
  expect(targets).toEqual([
    { job_name: system.name, names: [`${system.name}-web`], port: METRICS_PORT },
    ...(system.hasWorker
      ? [{ job_name: `${system.name}-worker`, names: [`${system.name}-worker`], port: METRICS_PORT }]
      : []),
  ])
})
