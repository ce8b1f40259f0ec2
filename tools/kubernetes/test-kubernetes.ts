import { deepStrictEqual } from 'node:assert/strict'
import { join } from 'node:path'
import { execa } from 'execa'
import { ensureDebianPackages } from '../systems/debian-packages'
import { hosts } from '../systems/systems'
import type { Suite } from '../test/suite'
import { BASES, parseManifests, podsOf } from './manifests'
import { excessOf } from './pod-security'
import { faultsOf } from './schemas'

/** What kustomize makes of each base is judged as the files are, since that is what a cluster gets. */
const kubernetes: Suite = async (report) => {
  const missing = await ensureDebianPackages(['kustomize'])
  if (missing) return report.skip('kustomize builds each base', missing)

  for (const { name, title } of hosts)
    await report.test(`kustomize builds the base of ${title}, and a cluster would take it`, async () => {
      const { stdout } = await execa`kustomize build ${join(BASES, name)}`
      const manifests = parseManifests(stdout)
      const elsewhere = manifests.filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== name)

      deepStrictEqual(manifests.flatMap(faultsOf), [])
      deepStrictEqual(
        podsOf(manifests).flatMap(({ template }) => excessOf(template)),
        [],
      )
      deepStrictEqual(elsewhere, [], 'everything lies in the namespace of the system')
    })
}

export default kubernetes
