import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { root } from '../../../tools/dev/systems/systems'

/** A Kubernetes object as written in a file. */
export type Manifest = {
  apiVersion: string
  kind: string
  metadata: { name: string; namespace?: string; labels?: Record<string, string> }
  // biome-ignore lint/suspicious/noExplicitAny: the schema of its kind defines it, and `faultsOf` checks it
  [part: string]: any
}

export const BASES = join(root, 'deploy', 'kubernetes')

/** Labels that the policies select by. */
export const NAME = 'app.kubernetes.io/name'
export const COMPONENT = 'app.kubernetes.io/component'
/** Port of the processes' metrics in a cluster. */
export const METRICS_PORT = 9464

/**
 * Reads every document of the folder's files except the kustomization. @throws {Error} for
 * malformed YAML or a duplicate key.
 */
export async function readManifests(folder: string): Promise<Manifest[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml')
  const read = await Promise.all(files.map(async (file) => parseManifests(await readFile(join(folder, file), 'utf8'))))

  return read.flat()
}

export function parseManifests(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => {
    if (document.errors[0]) throw document.errors[0]

    return document.toJS()
  })
}

/** The pods of a Deployment or a Job. */
export const podsOf = (manifests: Manifest[]) =>
  manifests
    .filter(({ kind }) => kind === 'Deployment' || kind === 'Job')
    .map(({ kind, metadata, spec }) => ({ kind, name: metadata.name, template: spec.template }))

/** Objects that a pod needs to start, as `Kind name`. */
export function objectsNamedBy({ spec }: ReturnType<typeof podsOf>[number]['template']): string[] {
  const labelled = (kind: string, names: unknown[]) => names.filter(Boolean).map((name) => `${kind} ${name}`)
  const { volumes = [], containers, serviceAccountName } = spec
  const sources = containers.flatMap(({ envFrom = [] }: Manifest) => envFrom)

  return [
    ...labelled('ServiceAccount', [serviceAccountName]),
    ...labelled(
      'ConfigMap',
      [...volumes, ...sources].map(({ configMap, configMapRef }) => (configMap ?? configMapRef)?.name),
    ),
    ...labelled(
      'Secret',
      [...volumes, ...sources].map(({ secret, secretRef }) => secret?.secretName ?? secretRef?.name),
    ),
    ...labelled(
      'PersistentVolumeClaim',
      volumes.map((volume: Manifest) => volume.persistentVolumeClaim?.claimName),
    ),
  ]
}
