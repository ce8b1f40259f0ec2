import { deepStrictEqual, ok } from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { execa } from 'execa'
import { ensureDebianPackages } from '../../../tools/dev/systems/debian-packages'
import { root, systems } from '../../../tools/dev/systems/systems'
import type { Suite } from '../../../tools/gate/suite'
import { BASES, parseManifests, podsOf } from './manifests'
import { excessOf } from './pod-security'
import { faultsOf } from './schemas'

/** Checks kustomize's output of each base like the files, because a cluster receives that. */
const kubernetes: Suite = async (report) => {
  const missing = await ensureDebianPackages(['kustomize'])
  if (missing) return report.skip('kustomize builds each base', missing)

  for (const { name, title } of systems)
    await report.test(`kustomize builds the base of ${title}, and a cluster would take it`, async () => {
      assertTakeable(await build(join(BASES, name)), name)
    })
  await report.test('the overlay that docs/deploy.md shows builds, and changes what it says', async () => {
    const manifests = await buildDocumented()

    assertTakeable(manifests, 'pasar')
    const printed = JSON.stringify(manifests)
    for (const changed of ['registry.example/pasar@sha256:', 'shop.example', '10.244.0.0/16', '10.9.0.5/32'])
      ok(printed.includes(changed), changed)
    ok(!printed.includes('pasar.example"'), 'no host of the base is left')
  })
}

export default kubernetes

async function build(folder: string) {
  const { stdout } = await execa`kustomize build ${folder}`

  return parseManifests(stdout)
}

function assertTakeable(manifests: ReturnType<typeof parseManifests>, namespace: string) {
  const elsewhere = manifests.filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== namespace)

  deepStrictEqual(manifests.flatMap(faultsOf), [])
  deepStrictEqual(
    podsOf(manifests).flatMap(({ template }) => excessOf(template)),
    [],
  )
  deepStrictEqual(elsewhere, [], 'everything lies in the namespace of the system')
}

/** Uses this repository in place of an address, and a fixed digest in place of the reader's. */
async function buildDocumented() {
  const [, overlay = ''] =
    /```yaml\n# pasar\/kustomization\.yaml\n(.+?)```/s.exec(await readFile(join(root, 'docs', 'deploy.md'), 'utf8')) ??
    []
  const folder = await mkdtemp(join(tmpdir(), 'overlay-'))
  try {
    const base = relative(folder, join(BASES, 'pasar'))
    const own = overlay.replace(/https:\/\/\S+?\/pasar(?=\])/, base).replace('sha256:…', `sha256:${'0'.repeat(64)}`)
    await writeFile(join(folder, 'kustomization.yaml'), own)

    return await build(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
