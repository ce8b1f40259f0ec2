import { match, strictEqual } from 'node:assert/strict'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { ensureDebianPackages } from '../../tools/dev/systems/debian-packages'
import { root, systems } from '../../tools/dev/systems/systems'
import type { Report, Suite } from '../../tools/gate/suite'

/** Each configuration in deploy/ is checked by its own engine's checker. Nothing is started. */
const configuration: Suite = async (report) => {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-configuration-'))
  try {
    for (const { packages, title, test } of ENGINES) {
      const missing = await ensureDebianPackages(packages)
      if (missing) report.skip(title, missing)
      else await test({ report, title, folder: await mkdtemp(join(folder, 'of-')) })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export default configuration

type Run = { report: Report; title: string; folder: string }

const ENGINES: { packages: string[]; title: string; test: (run: Run) => Promise<unknown> }[] = [
  { packages: ['systemd'], title: 'systemd reads every unit', test: checkUnits },
  { packages: ['caddy', 'openssl'], title: 'Caddy takes its configuration', test: checkCaddy },
  { packages: ['promtool'], title: 'Prometheus takes rules and configuration of each system', test: checkPrometheus },
]

async function checkUnits({ report, title, folder }: Run) {
  const names = await readdir(join(root, 'deploy', 'systemd'))
  const units = names.map((name) => name.replace('@.', '@an-example.'))
  for (const [index, name] of names.entries()) {
    const unit = await readFile(join(root, 'deploy', 'systemd', name), 'utf8')
    // Node's path on this machine.
    await writeFile(join(folder, units[index] ?? name), unit.replaceAll('/usr/bin/node', process.execPath))
  }
  const verify = async () =>
    (
      await execa({ cwd: folder, reject: false, all: true })`
        systemd-analyze verify --man=no --recursive-errors=no ${units.map((unit) => `./${unit}`)}`
    ).all

  await report.test(title, async () => strictEqual(await verify(), ''))
  await report.test('a misspelt setting of a unit would be found', async () => {
    const file = join(folder, 'pasar.service')
    await writeFile(file, (await readFile(file, 'utf8')).replace('NoNewPrivileges', 'NoNewPrivilegs'))
    match(await verify(), /Unknown key 'NoNewPrivilegs'/)
  })
}

async function checkCaddy({ report, title, folder }: Run) {
  await report.test(title, async () => {
    const [certificate, key] = [join(folder, 'fullchain.pem'), join(folder, 'privkey.pem')]
    await execa`openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=pasar.example -keyout ${key} -out ${certificate}`
    const configuration = await readFile(join(root, 'deploy', 'caddy', 'Caddyfile'), 'utf8')
    const file = join(folder, 'Caddyfile')
    await writeFile(file, configuration.replaceAll('/etc/caddy/tls/', `${folder}/`))
    await execa({ env: { HOME: folder } })`caddy validate --adapter caddyfile --config ${file}`
    const { stdout } = await execa({ env: { HOME: folder } })`caddy fmt ${file}`
    strictEqual(stdout.trim(), (await readFile(file, 'utf8')).trim(), 'it is written as Caddy would')
  })
}

async function checkPrometheus({ report, title, folder }: Run) {
  await cp(join(root, 'deploy', 'observability'), folder, { recursive: true })
  const files = (await readdir(folder)).filter((name) => name.startsWith('prometheus-'))
  const key = join(folder, 'metrics-key')
  await writeFile(key, 'a key')

  await report.test(title, async () => {
    strictEqual(files.length, systems.length)
    for (const file of files) {
      const configuration = await readFile(join(folder, file), 'utf8')
      await writeFile(join(folder, file), configuration.replaceAll('/run/secrets/metrics-key', key))
      // It also reads the rule files that the configuration names.
      const { stdout } = await execa({ cwd: folder })`promtool check config ${file}`
      match(stdout, /1 rule files found/)
    }
  })
}
